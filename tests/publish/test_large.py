"""Many files: memory, time, and a second publish that has nothing to do. GONGBAO_LARGE=100000 for the figures in README."""
import hashlib, json, os, resource, subprocess, time, unittest

import sample, servers
from servers import PROGRAM
from test_lifecycle import Folder, S3

FILES = int(os.environ.get('GONGBAO_LARGE', 5000))


def generate(site, count):
    """A built folder of so many pages, with its manifest."""
    rows = []
    for number in range(count):
        path = f'notices/{number // 1000:03}/n{number:06}.html'
        data = f'<!doctype html><title>{number}</title><p>第 {number} 号通知'.encode()
        file = site.public / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        rows.append({'path': path, 'length': len(data), 'sha256': hashlib.sha256(data).hexdigest(), 'class': 'leaf'})
    rows.sort(key=lambda row: row['path'].encode())
    lines = ',\n'.join(json.dumps(row, separators=(',', ':')) for row in rows)
    (site.public / 'manifest.json').write_text(f'{{\n"generator": "gongbao",\n"version": "0",\n"files": [\n{lines}\n]\n}}\n')


def run(site, *words):
    """The time in seconds and the most memory in MiB of one publish."""
    start = time.time()
    process = subprocess.Popen([PROGRAM, 'publish', 'run', 'portal', '--lang', 'en', '--site', site.root, *words],
                               env={**os.environ, **site.env}, stderr=subprocess.PIPE, text=True)
    text = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, text
    return time.time() - start, usage.ru_maxrss / 1024


class Large(unittest.TestCase):
    def measure(self, target, name):
        try:
            site = target.site('large-' + name)
            generate(site, FILES)
            first, memory = run(site)
            second, again = run(site)
            print(f'  {name}: {FILES} files; first {first:.1f} s, {memory:.0f} MiB; second {second:.2f} s, {again:.0f} MiB')
            self.assertLess(max(memory, again), 300)
            self.assertLess(second, max(first / 10, 0.25))
            return site
        finally:
            target.stop()

    def test_folder(self):
        self.measure(Folder(servers.fresh('large-target') / 'www'), 'folder')

    def test_moto(self):
        target = S3(servers.moto(), True)
        target.proxy.stop()
        target.settings = lambda: {'kind': 's3', 'address': target.server.url, 'bucket': target.server.bucket,
                                   'prefix': 'site', 'path_style': True}
        target.proxy = None
        self.measure(target, 'moto')


if __name__ == '__main__':
    unittest.main(verbosity=2)
