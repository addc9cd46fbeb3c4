"""The rules that keep a target whole: locks, what is not ours, limits, secrets, headers, readers during a switch."""
import json, os, pathlib, subprocess, threading, time, unittest, urllib.request

import sample, servers
from test_lifecycle import Dav, Folder, S3
from servers import PROGRAM


class Locks(unittest.TestCase):
    def two_at_once(self, make):
        """Two machines publish the same site: each has its own copy and work folder."""
        target = make()
        try:
            site = target.site('lock-one', connections=1)
            other = target.site('lock-two', connections=1)
            site.build(), other.build()
            other.notice('first', '另一台机器上的改动')
            other.build()
            runs = [subprocess.Popen([PROGRAM, 'publish', 'run', 'portal', '--lang', 'en', '--site', s.root],
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **s.env})
                    for s in (site, other)]
            ended = [(run.communicate()[1], run.returncode) for run in runs]
            statuses = sorted(status for _, status in ended)
            # One stops with a clear message; or the two did not overlap, and both are through one after the other.
            self.assertIn(statuses, ([0, 3], [0, 0]), ended)
            for text, status in ended:
                if status:
                    self.assertIn('another publish is under way', text)
            site.program('publish', 'verify', 'portal', check=0)
            return statuses
        finally:
            target.stop()

    def held(self, make):
        """A lock that somebody else holds stops a run, which changes nothing; `unlock` removes it."""
        target = make()
        try:
            site, other = target.site('held-one'), target.site('held-two')
            site.build(), other.build()
            site.publish(*target.words)
            self.put_lock(target)
            other.notice('first', '另一台机器上的改动')
            other.build()
            before = target.tree()
            done = other.publish(check=3)
            self.assertIn('another publish is under way (since 2024-01-01T00:00:00Z)', done.stderr)
            self.assertEqual(target.tree(), before)
            other.program('publish', 'unlock', 'portal', check=0)
            other.publish()
        finally:
            target.stop()

    def put_lock(self, target):
        data = json.dumps({'token': 'x', 'since': '2024-01-01T00:00:00Z'}).encode()
        target.put_foreign('.gongbao/lock.json/held' if isinstance(target, Dav) else '.gongbao/lock.json', data)

    def test_two_at_once_moto(self):
        self.two_at_once(lambda: S3(servers.moto(), True))

    def test_two_at_once_folder(self):
        self.two_at_once(lambda: Folder(servers.fresh('lock-target') / 'www'))

    def test_held_moto(self):
        self.held(lambda: S3(servers.moto(), True))

    def test_held_wsgidav(self):
        self.held(lambda: Dav(servers.wsgidav()))

    def test_held_folder(self):
        self.held(lambda: Folder(servers.fresh('held-target') / 'www'))

    def test_held_sftp(self):
        self.held(lambda: (lambda server: Folder(server.folder / 'www', server))(servers.sshd()))

    def test_a_store_without_locks_is_refused(self):
        for make in (servers.rclone_s3, servers.s3rver):
            target = S3(make(), False)
            try:
                site = target.site('no-lock')
                site.build()
                done = site.publish(check=2)
                self.assertIn('keeps no locks', done.stderr)
                self.assertEqual(target.tree(), {})
                site.publish('--single-writer')
            finally:
                target.stop()

    def test_a_killed_run_takes_its_own_lock_back(self):
        target = S3(servers.moto(), True)
        try:
            site = target.site('killed', connections=1)
            after = site.build()
            for moment in (8, 20, 40, 70, 100, 125):
                run = subprocess.Popen([PROGRAM, 'publish', 'run', 'portal', '--site', site.root], stderr=subprocess.DEVNULL,
                                       env={**os.environ, **site.env})
                target.proxy.reset()
                while run.poll() is None and len(target.proxy.seen) < moment:
                    time.sleep(0.002)
                run.kill()
                run.wait()
            site.publish()
            tree = target.tree()
            self.assertEqual(tree, after)
            target.reset()
            site.publish()
            self.assertEqual(target.writes(), [])
        finally:
            target.stop()


class Ours(unittest.TestCase):
    def test_a_file_beside_the_site_stays(self):
        server = servers.moto()
        target = S3(server, True)
        try:
            site = target.site('foreign')
            site.build()
            target.put_foreign('verify-owner.html', b'not ours')
            site.publish()
            site.notice('first', '改动')
            site.remove('second')
            site.build()
            target.reset()
            site.publish()
            site.program('publish', 'rollback', 'portal', check=0)
            self.assertNotIn('verify-owner.html', target.sent() + target.deleted())
            self.assertEqual(target.tree()['verify-owner.html'], b'not ours')
        finally:
            target.stop()

    def test_a_file_in_the_way_refuses_the_run(self):
        for make in (lambda: S3(servers.moto(), True), lambda: Dav(servers.wsgidav())):
            target = make()
            try:
                site = target.site('in-the-way')
                site.build()
                target.put_foreign('notices/first.html', b'not ours')
                done = site.publish(*target.words, check=1)
                self.assertIn('are not Gongbao\'s', done.stderr)
                self.assertEqual(target.tree(), {'notices/first.html': b'not ours'})
            finally:
                target.stop()

    def test_what_someone_changed_by_hand_is_kept_before_it_is_replaced(self):
        target = S3(servers.moto(), True)
        try:
            site = target.site('by-hand')
            site.build()
            site.publish()
            target.put_foreign('notices/first.html', b'changed by hand')
            self.assertIn('notices/first.html: the bytes differ', site.program('publish', 'verify', 'portal', check=1).stderr)
            site.notice('first', '改动')
            site.build()
            site.publish()
            kept = servers.objects(target.server, 'site/.gongbao/kept/')
            self.assertIn(b'changed by hand', kept.values())
        finally:
            target.stop()

    def test_a_link_that_is_not_ours_refuses_the_run(self):
        root = servers.fresh('own-link') / 'www'
        (root / 'by-hand').mkdir(parents=True)
        os.symlink('by-hand', root / 'current')
        site = Folder(root).site('own-link-site')
        site.build()
        site.publish(check=1)
        self.assertEqual(os.readlink(root / 'current'), 'by-hand')

    def test_old_releases_go_and_files_of_others_in_them_stay(self):
        root = servers.fresh('pruned') / 'www'
        site = Folder(root).site('pruned-site', keep=2)
        for number in range(5):
            site.notice('first', f'第 {number} 次')
            site.build()
            site.publish()
            if number == 0:
                oldest = root / os.readlink(root / 'current')
                (oldest / 'mine.txt').write_text('mine')
        self.assertEqual(len(list((root / 'releases').iterdir())), 4)
        self.assertEqual(servers.files(oldest), {'mine.txt': b'mine'})
        first = site.program('publish', 'history', 'portal', check=0).stdout.splitlines()[-1]
        self.assertIn('no longer kept', first)
        site.program('publish', 'rollback', 'portal', '--to', first.split()[0], check=1)

    def test_kept_bytes_of_old_releases_go(self):
        target = S3(servers.moto(), True)
        try:
            site = target.site('kept', keep=1)
            for number in range(5):
                site.notice('first', f'第 {number} 次')
                site.build()
                site.publish()
            kept = servers.objects(target.server, 'site/.gongbao/kept/')
            self.assertFalse(any('第 0 次'.encode() in data for data in kept.values()))
            self.assertTrue(any('第 3 次'.encode() in data for data in kept.values()))
            site.program('publish', 'rollback', 'portal', check=0)
            self.assertIn('第 3 次'.encode(), target.tree()['notices/first.html'])
        finally:
            target.stop()


class Limits(unittest.TestCase):
    def test_too_many_deletions_change_nothing(self):
        target = S3(servers.moto(), True)
        try:
            site = target.site('limit')
            for number in range(30):
                site.notice(f'n{number}', f'关于第 {number} 号事项的通知')
            site.build()
            site.publish()
            for number in range(30):
                site.remove(f'n{number}')
            site.build()
            before = target.tree()
            target.reset()
            done = site.publish(check=1)
            self.assertRegex(done.stderr, r'\d+ of \d+ files \(\d+%\) would leave')
            self.assertEqual(target.tree(), before)
            self.assertEqual([p for p in target.sent() if not p.startswith('.gongbao/')], [])
            self.assertEqual([p for p in target.deleted() if not p.startswith('.gongbao/')], [])
            site.publish('--max-delete', '100')
            self.assertNotIn('notices/n1.html', target.tree())
        finally:
            target.stop()

    def test_an_empty_build_is_refused(self):
        site = Folder(servers.fresh('empty') / 'www').site('empty-site')
        site.public.mkdir()
        (site.public / 'manifest.json').write_text('{\n"generator": "gongbao",\n"version": "0",\n"files": [\n\n]\n}\n')
        self.assertIn('empty', site.publish(check=1).stderr)

    def test_a_file_that_changed_after_the_build_is_refused(self):
        target = S3(servers.moto(), True)
        try:
            site = target.site('changed-after')
            site.build()
            (site.public / 'notices/first.html').write_text('other')
            self.assertIn('run `gongbao build` again', site.publish(check=1).stderr)
            self.assertEqual(target.tree(), {})
        finally:
            target.stop()


class Headers(unittest.TestCase):
    def test_types_and_caching(self):
        target = S3(servers.moto(), True)
        try:
            site = target.site('headers')
            site.build()
            site.publish()
            client = servers.s3(target.server)

            def head(path):
                answer = client.head_object(Bucket=target.server.bucket, Key='site/' + path)
                return answer['ContentType'], answer['CacheControl']
            style = next(p for p in target.tree() if p.startswith('assets/site.'))
            self.assertEqual(head('index.html'), ('text/html; charset=utf-8', 'no-cache'))
            self.assertEqual(head(style), ('text/css; charset=utf-8', 'public, max-age=31536000, immutable'))
            self.assertEqual(head('notices/table.csv')[0], 'text/csv; charset=utf-8')
            self.assertEqual(head('notices/picture.png'), ('image/png', 'public, max-age=3600'))

            # Headers that someone changed are found, though the bytes are right.
            client.put_object(Bucket=target.server.bucket, Key='site/index.html', Body=target.tree()['index.html'],
                              ContentType='text/html', CacheControl='no-cache')
            self.assertIn('index.html: the Content-Type differs', site.program('publish', 'verify', 'portal', check=1).stderr)
        finally:
            target.stop()


class Secrets(unittest.TestCase):
    def test_no_secret_is_anywhere(self):
        for make in (lambda: S3(servers.moto(), True), lambda: Dav(servers.wsgidav())):
            target = make()
            try:
                site = target.site('secrets')
                site.build()
                said = ''
                for words in (('plan',), ('run', '-v'), ('verify',), ('history',)):
                    done = site.program('publish', words[0], 'portal', *words[1:])
                    said += done.stdout + done.stderr
                target.proxy.reset(1, '403')
                said += site.program('publish', 'verify', 'portal', '--tries', '1').stderr
                target.proxy.reset(1, 'cut')
                said += site.program('publish', 'run', 'portal', '--tries', '1').stderr
                secret = target.server.keys[1]
                self.assertNotIn(secret, said)
                for path, data in servers.files(site.root).items():
                    self.assertNotIn(secret.encode(), data, path)
                stored = servers.objects(target.server) if isinstance(target, S3) else servers.files(target.server.folder)
                for path, data in stored.items():
                    self.assertNotIn(secret.encode(), data, path)
                # Without it, its variable is named.
                if isinstance(target, S3):
                    site.env = {}
                    self.assertIn('GONGBAO_PORTAL_ACCESS_KEY', site.publish(check=2).stderr)
            finally:
                target.stop()

    def test_a_password_in_the_address_is_an_error_and_not_repeated(self):
        site = sample.Site('password', {'name': 'portal', 'kind': 'webdav', 'address': 'https://u:hunter2@dav.example/x'})
        done = site.program('check', check=1)
        self.assertIn('an address of the target portal holds a password', done.stdout)
        self.assertNotIn('hunter2', done.stdout + done.stderr)

    def test_another_host_key_is_refused(self):
        server = servers.sshd()
        target = Folder(server.folder / 'www', server)
        try:
            site = target.site('host-key', host_key='SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
            site.build()
            self.assertIn('fingerprint', site.publish(check=3).stderr)
            self.assertFalse(target.root.exists())
        finally:
            target.stop()


class Readers(unittest.TestCase):
    def test_no_error_while_a_folder_switches(self):
        root = servers.fresh('readers') / 'www'
        site = Folder(root).site('readers-site', keep=3)
        site.build()
        site.publish()
        server = servers.nginx(f'root {root}/current; open_file_cache off;')
        try:
            errors, seen, stop = [], [0], threading.Event()

            def read():
                paths = ['/', '/notices/first.html', '/notices/index.html', '/feed.xml']
                while not stop.is_set() or seen[0] < 3000:
                    try:
                        with urllib.request.urlopen(server.url + paths[seen[0] % 4], timeout=20) as answer:
                            if answer.status != 200 or not answer.read():
                                errors.append(answer.status)
                    except Exception as error:
                        errors.append(repr(error))
                    seen[0] += 1
                    time.sleep(0.002)
            threads = [threading.Thread(target=read) for _ in range(2)]
            for thread in threads:
                thread.start()
            # Two sites in turn; each switch is a whole publish or a rollback.
            for number in range(100):
                if number % 10 == 0:
                    site.notice('first', f'第 {number} 次')
                    site.build()
                    site.publish('-q')
                else:
                    site.program('publish', 'rollback', 'portal', '-q', check=0)
            stop.set()
            for thread in threads:
                thread.join()
            print(f'  {seen[0]} requests, {len(errors)} errors, 100 switches')
            self.assertGreaterEqual(seen[0], 3000)
            self.assertEqual(errors, [])
        finally:
            server.stop()

    def test_the_public_address_is_read(self):
        root = servers.fresh('public') / 'www'
        root.mkdir()
        server = servers.nginx(f'root {root}/current;')
        wrong = servers.nginx('return 200 "other";', name='nginx-wrong')
        try:
            site = Folder(root).site('public-site', public_url=server.url)
            site.build()
            site.publish()
            seen = os.readlink(root / 'current')
            site.notice('first', '改动')
            site.settings(public_url=wrong.url)
            site.build()
            self.assertIn('the public address does not give', site.publish(check=3).stderr)
            self.assertEqual(os.readlink(root / 'current'), seen, 'readers are given the old release back')
            site.settings(public_url=server.url)
            site.build()
            site.publish()
            site.program('publish', 'verify', 'portal', check=0)
        finally:
            server.stop(), wrong.stop()

    def test_https_trusts_the_systems_authorities_and_no_others(self):
        root, keys = servers.fresh('https') / 'www', servers.fresh('https-keys')
        root.mkdir()
        openssl = lambda *words: subprocess.run(['openssl', *words], check=True, capture_output=True, cwd=keys)
        openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=test authority', '-days', '30')
        openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'own.key', '-out', 'own.csr', '-subj', '/CN=127.0.0.1')
        (keys / 'ext').write_text('subjectAltName=IP:127.0.0.1\nbasicConstraints=CA:FALSE\n')
        openssl('x509', '-req', '-in', 'own.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-out', 'own.pem', '-days', '30', '-extfile', 'ext')
        port = servers.free_port()
        server = servers.nginx(f'listen 127.0.0.1:{port} ssl; ssl_certificate {keys}/own.pem; ssl_certificate_key {keys}/own.key; root {root}/current;')
        try:
            site = Folder(root).site('https-site', public_url=f'https://127.0.0.1:{port}')
            site.build()
            site.publish(check=3)
            site.publish(env={'SSL_CERT_FILE': str(keys / 'ca.pem')})
        finally:
            server.stop()


if __name__ == '__main__':
    unittest.main(verbosity=2)
