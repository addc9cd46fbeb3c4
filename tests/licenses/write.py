"""Writes THIRD-PARTY.md: data, crates and scripts of others, each with its licence, and every licence text once."""
import collections, pathlib, re, sys

import npm

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'packaging'))
import crates
NAMES = re.compile(r'(?i)^(licen[cs]e|copying|notice|unlicense|copyright)')
LONGEST = 60_000


def texts(package):
    """The licence texts that lie in a crate, by name."""
    folder = pathlib.Path(package['manifest_path']).parent
    files = [path for path in sorted(folder.iterdir()) if path.is_file() and NAMES.match(path.name)]
    if package.get('license_file'):
        files.append(folder / package['license_file'])
    for path in dict.fromkeys(files):
        text = path.read_text('utf-8', 'replace').replace('\r\n', '\n')
        if path.suffix not in ('.rs', '.toml', '.json', '.html') and len(text) < LONGEST:
            yield '\n'.join(line.rstrip() for line in text.strip().splitlines())


def same(text):
    """What two prints of one licence have in common; the terms of Apache 2.0 end before the appendix with its example."""
    words = ' '.join(re.sub(r'[^a-z0-9 ]', ' ', text.lower()).split())
    return words.split('end of terms and conditions')[0] if 'apache license' in words[:80] else words


def main():
    metadata = crates.metadata('--all-features')
    used = crates.linked(metadata)
    # What has no source stands in this repository: its crates, and the stand-ins in `patches`.
    packages = [package for package in metadata['packages'] if package['id'] in used and package['source']]
    packages.sort(key=lambda package: (package['name'], package['version']))
    data = (ROOT / 'tests/licenses/data.md').read_text()
    lines = [data.rstrip(), '', '# Crates of others', '', '| crate | version | licence | source |', '|---|---|---|---|']
    # Crates print the same text with other line breaks.
    holders, printed = collections.defaultdict(list), {}
    for package in packages:
        licence = package['license'] or 'see its text'
        lines.append(f"| {package['name']} | {package['version']} | {licence} | {package['repository'] or 'crates.io'} |")
        for text in texts(package):
            holders[printed.setdefault(same(text), text)].append(package['name'])
    lines += ['', '# Scripts of others, in src/desk/window/editor.js', '', '| package | version | licence | source |', '|---|---|---|---|']
    for name, version, licence, source, own_texts in npm.packages(ROOT):
        lines.append(f'| {name} | {version} | {licence} | {source} |')
        for text in own_texts:
            text = '\n'.join(line.rstrip() for line in text.strip().splitlines())
            holders[printed.setdefault(same(text), text)].append(name)
    lines += ['', '# Licence texts', '']
    for text, names in sorted(holders.items(), key=lambda item: (item[1][0], item[0])):
        lines += ['## ' + ', '.join(dict.fromkeys(names)), '', '```text', text.replace('```', "'''"), '```', '']
    (ROOT / 'THIRD-PARTY.md').write_text('\n'.join(lines))


main()
