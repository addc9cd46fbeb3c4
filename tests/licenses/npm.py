"""What the desk's editor is made of: the packages of editor/package-lock.json that are passed on, with their licence texts."""
import json, pathlib, subprocess


def packages(root):
    """Name, version, licence, source and licence texts of each package that stands in the bundle."""
    editor = root / 'editor'
    if not (editor / 'node_modules').exists():
        subprocess.run(['npm', 'ci', '--silent'], cwd=editor, check=True)
    lock = json.loads((editor / 'package-lock.json').read_text())
    for place, locked in sorted(lock['packages'].items()):
        if not place or locked.get('dev'):
            continue
        folder = editor / place
        about = json.loads((folder / 'package.json').read_text())
        source = about.get('repository', {})
        source = source.get('url', '') if isinstance(source, dict) else source
        texts = [path.read_text('utf-8') for path in sorted(folder.iterdir()) if path.name.upper().startswith('LICEN')]
        yield about['name'], locked['version'], about['license'], source.removeprefix('git+').replace('git://', 'https://').removesuffix('.git') or 'npm', texts
