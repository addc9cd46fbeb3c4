"""The crates that the program is made of, by cargo's own metadata."""
import json, pathlib, subprocess

ROOT = pathlib.Path(__file__).resolve().parents[1]


def metadata(*options):
    command = ['cargo', 'metadata', '--format-version', '1', '--locked', *options]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)


def program(data):
    return next(package for package in data['packages'] if package['name'] == 'gongbao')


def parts(node):
    """What becomes part of a package; what only builds or tests it does not."""
    return [dep['pkg'] for dep in node['deps'] if any(kind['kind'] is None for kind in dep['dep_kinds'])]


def linked(data):
    """The ids of all packages in the program."""
    nodes = {node['id']: node for node in data['resolve']['nodes']}
    found, todo = set(), [program(data)['id']]
    while todo:
        node = todo.pop()
        if node not in found:
            found.add(node)
            todo += parts(nodes[node])
    return found
