"""Writes the list of parts (CycloneDX 1.5) of one target from cargo's own metadata; the same bytes every time.

`sbom.py TARGET` prints it. What is in this repository is told as one part; its stand-ins (`patches/`) are of it.
"""
import json, sys, tomllib

import crates


def component(package, checksums):
    name, version = package['name'], package['version']
    part = {'type': 'library', 'bom-ref': f'pkg:cargo/{name}@{version}', 'name': name, 'version': version,
            'purl': f'pkg:cargo/{name}@{version}'}
    if (name, version) in checksums:
        part['hashes'] = [{'alg': 'SHA-256', 'content': checksums[name, version]}]
    if package['license']:
        part['licenses'] = [{'expression': package['license'].replace('/', ' OR ')}]
    if package['repository']:
        part['externalReferences'] = [{'type': 'vcs', 'url': package['repository']}]
    return part


def main(target):
    data = crates.metadata('--features', 'full', '--filter-platform', target)
    packages = {package['id']: package for package in data['packages']}
    nodes = {node['id']: node for node in data['resolve']['nodes']}
    lock = tomllib.loads((crates.ROOT / 'Cargo.lock').read_text())
    checksums = {(p['name'], p['version']): p['checksum'] for p in lock['package'] if 'checksum' in p}
    found = crates.linked(data)
    foreign = sorted((packages[id] for id in found if packages[id]['source']), key=lambda p: (p['name'], p['version']))
    reference = lambda package: f"pkg:cargo/{package['name']}@{package['version']}"
    own = {id for id in found if not packages[id]['source']}
    below = lambda ids: sorted({reference(packages[part]) for id in ids for part in crates.parts(nodes[id]) if part in found - own})
    version = crates.program(data)['version']
    root = {'type': 'application', 'bom-ref': f'pkg:cargo/gongbao@{version}', 'name': 'gongbao', 'version': version,
            'purl': f'pkg:cargo/gongbao@{version}', 'licenses': [{'expression': 'MIT'}]}
    print(json.dumps({
        '$schema': 'http://cyclonedx.org/schema/bom-1.5.schema.json', 'bomFormat': 'CycloneDX', 'specVersion': '1.5', 'version': 1,
        'metadata': {'component': root, 'properties': [{'name': 'target', 'value': target}]},
        'components': [component(package, checksums) for package in foreign],
        'dependencies': [{'ref': root['bom-ref'], 'dependsOn': below(own)}]
                        + [{'ref': reference(package), 'dependsOn': below([package['id']])} for package in foreign],
    }, ensure_ascii=False, indent=1, sort_keys=True))


if __name__ == '__main__':
    main(sys.argv[1])
