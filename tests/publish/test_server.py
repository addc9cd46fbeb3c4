"""The ready-made settings: the site behind real nginx and Caddy, header by header."""
import gzip, shutil, subprocess, unittest, urllib.error, urllib.request

import sample, servers

POLICY = ("default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'none'; form-action 'self'; "
          "base-uri 'none'; frame-ancestors 'none'")


def get(url, **headers):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


class Servers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site = sample.Site('served', {'name': 'portal', 'kind': 'folder', 'address': '../www'})
        text = (cls.site.root / 'content/site.yaml').read_text()
        cls.site.write('content/site.yaml', text + 'precompress: true\n')
        cls.settings = servers.fresh('server-config')
        shutil.rmtree(cls.settings)
        cls.site.program('build', '-q', '--server-config', str(cls.settings), check=0)
        cls.files = cls.site.files()

    def judge(self, url, compressed):
        style = next(p for p in self.files if p.startswith('assets/site.') and p.endswith('.css'))
        script = next(p for p in self.files if p.startswith('assets/search.') and p.endswith('.js'))
        expected = {
            '/': ('text/html; charset=utf-8', 'no-cache'),
            '/notices/first.html': ('text/html; charset=utf-8', 'no-cache'),
            '/' + style: ('text/css; charset=utf-8', 'public, max-age=31536000, immutable'),
            '/' + script: ('text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'),
            '/data/notices.csv': ('text/csv; charset=utf-8', 'no-cache'),
            '/feed.xml': ('application/xml; charset=utf-8', 'no-cache'),
            '/notices/picture.png': ('image/png', 'public, max-age=3600'),
            '/search/fold.js': ('text/javascript; charset=utf-8', 'no-cache'),
        }
        for path, (mime, cache) in expected.items():
            status, headers, body = get(url + path)
            self.assertEqual(status, 200, path)
            self.assertEqual((headers['content-type'], headers['cache-control']), (mime, cache), path)
            self.assertEqual(headers['content-security-policy'], POLICY, path)
            self.assertEqual(headers['x-content-type-options'], 'nosniff', path)
            self.assertEqual(body, self.files[path[1:] or 'index.html'], path)
            self.assertEqual(len(headers.get_all('cache-control')), 1, path)
        _, headers, _ = get(url + '/search.html')
        self.assertEqual(headers['content-security-policy'], POLICY + "; script-src 'self'")
        # Gongbao's own objects and other hidden files are not served; a missing page is told with the site's own page.
        for path in ('/.gongbao/current.json', '/missing.html'):
            status, headers, body = get(url + path)
            self.assertEqual(status, 404, path)
            self.assertEqual(headers['content-security-policy'], POLICY, path)
        self.assertEqual(get(url + '/missing.html')[2], self.files['404.html'])
        # The copies go out as they were written.
        for path in ('/', '/' + style):
            for coding in compressed:
                _, headers, body = get(url + path, **{'Accept-Encoding': coding})
                self.assertEqual(headers['content-encoding'], coding, path)
                self.assertEqual(body, self.files[(path[1:] or 'index.html') + {'gzip': '.gz', 'br': '.br'}[coding]], path)
        tag = get(url + '/')[1]['etag']
        self.assertEqual(get(url + '/', **{'If-None-Match': tag})[0], 304)

    def test_nginx(self):
        (self.site.public / '.gongbao').mkdir(exist_ok=True)
        (self.site.public / '.gongbao/current.json').write_text('{}')
        server = servers.nginx(f'root {self.site.public}; include {self.settings}/nginx-server.conf;',
                               f'include {self.settings}/nginx-http.conf;')
        try:
            self.judge(server.url, ['gzip'])
        finally:
            server.stop()
            shutil.rmtree(self.site.public / '.gongbao')

    def test_caddy(self):
        (self.site.public / '.gongbao').mkdir(exist_ok=True)
        (self.site.public / '.gongbao/current.json').write_text('{}')
        port, folder = servers.free_port(), servers.fresh('caddy')
        (folder / 'Caddyfile').write_text(f'{{\n admin off\n auto_https off\n}}\nhttp://127.0.0.1:{port} {{\n'
                                          f'root * {self.site.public}\nimport {self.settings}/Caddyfile\n}}\n')
        server = servers.Server(['caddy', 'run', '--config', str(folder / 'Caddyfile'), '--adapter', 'caddyfile'], port, folder,
                                {'HOME': str(folder), 'XDG_DATA_HOME': str(folder), 'XDG_CONFIG_HOME': str(folder)})
        try:
            self.judge(server.url, ['gzip', 'br'])
        finally:
            server.stop()
            shutil.rmtree(self.site.public / '.gongbao')

    def test_copies_unpack_to_their_files(self):
        copies = [path for path in self.files if path.endswith('.gz')]
        self.assertGreater(len(copies), 10)
        for path in copies:
            self.assertEqual(gzip.decompress(self.files[path]), self.files[path[:-3]], path)
        node = 'process.stdout.write(require("zlib").brotliDecompressSync(require("fs").readFileSync(process.argv[1])))'
        for path in [path for path in self.files if path.endswith('.br')][:5]:
            done = subprocess.run(['node', '-e', node, str(self.site.public / path)], capture_output=True, check=True)
            self.assertEqual(done.stdout, self.files[path[:-3]], path)

    def test_zz_settings_of_ones_own_are_not_overwritten(self):
        (self.settings / 'Caddyfile').write_text('mine')
        self.site.program('build', '-q', '--server-config', str(self.settings), check=2)
        self.assertEqual((self.settings / 'Caddyfile').read_text(), 'mine')


if __name__ == '__main__':
    unittest.main(verbosity=2)
