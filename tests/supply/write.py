"""Writes advisories.txt: what a copy of https://github.com/rustsec/advisory-db, whose folder is named, knows of the crates of Cargo.lock."""
import pathlib, sys, tomllib

HERE = pathlib.Path(__file__).resolve().parent
KEPT_OUT = {'rsa'}


def advisories(folder):
    """Each advisory that stands: number, crate, day, kind, versions without the flaw."""
    for path in sorted(folder.glob('crates/*/RUSTSEC-*.md')):
        facts = tomllib.loads(path.read_text('utf-8').split('```toml\n')[1].split('\n```')[0])
        about, versions = facts['advisory'], facts['versions']
        # Drafts have no number yet.
        if 'withdrawn' not in about and about['id'] != 'RUSTSEC-0000-0000':
            safe = versions['patched'] + versions.get('unaffected', [])
            yield about['id'], about['package'], about['date'], about.get('informational', 'vulnerable'), ' | '.join(safe) or 'none'


def main():
    known = list(advisories(pathlib.Path(sys.argv[1])))
    newest = max(known, key=lambda advisory: (advisory[2], advisory[0]))
    lock = tomllib.loads((HERE.parent.parent / 'Cargo.lock').read_text())
    crates = {package['name'] for package in lock['package'] if 'source' in package} | KEPT_OUT
    rows = [f'{crate} {number} {kind} {safe}' for number, crate, _, kind, safe in known if crate in crates]
    rows += [f'{crate} -' for crate in crates - {row.split()[0] for row in rows}]
    head = [
        f'# Advisories of RUSTSEC for the crates of Cargo.lock; the newest in the list they were taken from is {newest[0]} of {newest[2]}.',
        '# A row: crate, number, kind, versions without the flaw; or a crate of which the list knows nothing. Written by write.py.',
    ]
    (HERE / 'advisories.txt').write_text('\n'.join(head + sorted(rows)) + '\n')


main()
