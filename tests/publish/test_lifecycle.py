"""Every kind of target through its life: publish, again, change, remove, go back; each state compared by a peer tool."""
import re
import os, pathlib, subprocess, unittest

import fault, judge, sample, servers
from servers import BIN


class Target:
    """A server with a target on it; `tree` gives what readers get, read without Gongbao."""
    words = ()
    locks = True

    def __init__(self, name):
        self.proxy = None

    def site(self, name, **more):
        site = sample.Site(name, {'name': 'portal', **self.settings(), **more})
        site.env = self.env
        return site

    def settings_changed(self):
        return {}

    def compare(self, public, extra):
        """By a peer tool: nothing differs, and only `extra` is there beside."""
        command = [BIN / 'rclone', 'check', '--download', str(public), self.remote(), '--exclude', '/.gongbao/**']
        for path in extra:
            command += ['--exclude', '/' + path]
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **self.rclone(), 'RCLONE_CONFIG': '/dev/null'})
        assert done.returncode == 0 and '0 differences found' in done.stderr, done.stderr

    def writes(self):
        return self.proxy.writes()

    def reset(self):
        self.proxy.reset()

    def stop(self):
        if self.proxy:
            self.proxy.stop()
        self.server.stop()


class Http(Target):
    def __init__(self, server):
        self.server, self.proxy = server, fault.Fault(server.port)


class S3(Http):
    def __init__(self, server, locks):
        super().__init__(server)
        self.locks, self.words = locks, () if locks else ('--single-writer',)
        self.env = {'GONGBAO_PORTAL_ACCESS_KEY': server.keys[0], 'GONGBAO_PORTAL_SECRET_KEY': server.keys[1]}

    def settings(self):
        return {'kind': 's3', 'address': self.proxy.url, 'bucket': self.server.bucket, 'prefix': 'site', 'path_style': True}

    def remote(self):
        return f':s3:{self.server.bucket}/site'

    def rclone(self):
        return {'RCLONE_S3_PROVIDER': 'Other', 'RCLONE_S3_ENDPOINT': self.server.url, 'RCLONE_S3_REGION': 'us-east-1',
                'RCLONE_S3_ACCESS_KEY_ID': self.server.keys[0], 'RCLONE_S3_SECRET_ACCESS_KEY': self.server.keys[1],
                'RCLONE_S3_FORCE_PATH_STYLE': 'true', 'RCLONE_S3_LIST_VERSION': '1'}

    def tree(self):
        return {k: v for k, v in servers.objects(self.server, 'site/').items() if not k.startswith('.gongbao/')}

    def sent(self):
        start = f'/{self.server.bucket}/site/'
        return [path[len(start):] for method, path in self.proxy.writes() if method == 'PUT']

    def deleted(self):
        start = f'/{self.server.bucket}/site/'
        return [path[len(start):] for method, path in self.proxy.writes() if method == 'DELETE']

    def put_foreign(self, key, data):
        servers.s3(self.server).put_object(Bucket=self.server.bucket, Key='site/' + key, Body=data)


class Dav(Http):
    def __init__(self, server, locks=True):
        super().__init__(server)
        # rclone answers 201 to MKCOL of a folder that is there, so it keeps no lock.
        self.locks, self.words = locks, () if locks else ('--single-writer',)
        self.env = {'GONGBAO_PORTAL_USER': server.keys[0], 'GONGBAO_PORTAL_PASSWORD': server.keys[1]}

    def settings(self):
        return {'kind': 'webdav', 'address': self.proxy.url + '/site'}

    def remote(self):
        return f':webdav,vendor=other:site'

    def rclone(self):
        hidden = subprocess.run([BIN / 'rclone', 'obscure', self.server.keys[1]], capture_output=True, text=True).stdout.strip()
        return {'RCLONE_WEBDAV_URL': self.server.url, 'RCLONE_WEBDAV_USER': self.server.keys[0], 'RCLONE_WEBDAV_PASS': hidden}

    def tree(self):
        return {k: v for k, v in servers.files(self.server.folder / 'site').items() if not k.startswith('.gongbao/')}

    def sent(self):
        # A file grows beside its place and is moved there; where to, the proxy does not see, so the tree is compared.
        return None

    def deleted(self):
        return [path[len('/site/'):] for method, path in self.proxy.writes() if method == 'DELETE']

    def put_foreign(self, key, data):
        path = self.server.folder / 'site' / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


class Folder(Target):
    """Release folders, here or behind SSH; `diff -r` follows `current`."""

    def __init__(self, root, server=None):
        self.root, self.server, self.before, self.env = root, server, None, {}
        if server:
            self.env = {'GONGBAO_PORTAL_KEY_FILE': server.key_file}

    def settings(self):
        if self.server:
            return {'kind': 'sftp', 'address': f'sftp://{self.server.user}@127.0.0.1:{self.server.port}{self.root}',
                    'host_key': self.server.fingerprint}
        return {'kind': 'folder', 'address': str(self.root)}

    def compare(self, public, extra):
        done = subprocess.run(['diff', '-r', str(public), str(self.root / 'current') + '/'], capture_output=True, text=True)
        lines = [line for line in done.stdout.splitlines() if line]
        only = [line for line in lines if line.startswith(f'Only in {self.root}/current')]
        assert lines == only, done.stdout
        there = set(self.tree()) - {str(p.relative_to(public)) for p in public.rglob('*') if p.is_file()}
        assert there == set(extra), (there, extra)

    def tree(self):
        return servers.files((self.root / 'current').resolve())

    def snapshot(self):
        found = {}
        for path in sorted(self.root.rglob('*')):
            info = path.lstat()
            found[str(path)] = (info.st_ino, info.st_mtime_ns, info.st_ctime_ns, info.st_size)
        return found

    def reset(self):
        self.before = self.snapshot()

    def writes(self):
        return [] if self.snapshot() == self.before else ['the folder changed']

    def sent(self):
        """Files of the release that share no inode with another release."""
        folder = (self.root / 'current').resolve()
        return [str(p.relative_to(folder)) for p in folder.rglob('*') if p.is_file() and p.stat().st_nlink == 1]

    def put_foreign(self, key, data):
        (self.root / key).parent.mkdir(parents=True, exist_ok=True)
        (self.root / key).write_bytes(data)

    def stop(self):
        if self.server:
            self.server.stop()


def all_targets():
    yield 'folder', lambda: Folder(servers.fresh('folder-target') / 'www')
    yield 'sftp', lambda: (lambda server: Folder(server.folder / 'www', server))(servers.sshd())
    yield 'moto', lambda: S3(servers.moto(), True)
    yield 'rclone serve s3', lambda: S3(servers.rclone_s3(), False)
    yield 's3rver', lambda: S3(servers.s3rver(), False)
    yield 'wsgidav', lambda: Dav(servers.wsgidav())
    yield 'rclone serve webdav', lambda: Dav(servers.rclone_dav(), False)


class Lifecycle(unittest.TestCase):
    pass


def assets(old, new):
    """Styles and scripts of the theme that the site before had and this one has not: open pages may still ask for them."""
    return {p for p in set(old) - set(new) if re.fullmatch(r'assets/[^/]+\.[0-9a-f]{10}\.[a-z]+', p)}


def life(make):
    def test(self):
        target = make()
        try:
            site = target.site('life')
            first = site.build()
            site.publish(*target.words)
            target.compare(site.public, ())
            self.assertEqual(judge.missing(target.tree()), [])

            # The same again: not one write.
            target.reset()
            site.publish(*target.words)
            self.assertEqual(target.writes(), [])

            # One page changes: only it and what lists it is sent.
            site.notice('first', '关于第一件事的通知（改）')
            second = site.build()
            changed = {p for p in second if first.get(p) != second[p]}
            self.assertLess(len(changed), len(second))
            target.reset()
            site.publish(*target.words)
            sent = target.sent()
            if sent is not None:
                self.assertEqual({p for p in sent if not p.startswith('.gongbao/')}, changed)
            target.compare(site.public, assets(first, second))

            # One page goes, with the index that held its words: neither may stay, since it may have been taken down.
            site.remove('second')
            third = site.build()
            site.publish(*target.words)
            old = assets(second, third)
            target.compare(site.public, old)
            self.assertNotIn('notices/second.html', target.tree())
            self.assertEqual(judge.missing(target.tree()), [])
            site.program('publish', 'verify', 'portal', check=0)

            # And goes with the next publish.
            site.notice('first', '关于第一件事的通知（再改）')
            fourth = site.build()
            site.publish(*target.words)
            target.compare(site.public, assets(third, fourth))

            # Back to the release before, and to the very first.
            site.program('publish', 'rollback', 'portal', *target.words, check=0)
            self.assert_same(target.tree(), third, {**second, **fourth})
            shown = site.program('publish', 'history', 'portal', check=0).stdout.splitlines()
            oldest = shown[-1].split()[0]
            site.program('publish', 'rollback', 'portal', '--to', oldest, *target.words, check=0)
            self.assert_same(target.tree(), first, third)
            self.assertEqual(judge.missing(target.tree()), [])
            site.program('publish', 'verify', 'portal', check=0)

            # And forth again.
            site.publish(*target.words)
            target.compare(site.public, {p for p in target.tree() if p not in fourth and p in first})
        finally:
            target.stop()
    return test


def assert_same(self, tree, site, before):
    """The tree is this site; beside it at most assets of the one before."""
    self.assertEqual({p: tree.get(p) for p in site}, site)
    self.assertLessEqual(set(tree) - set(site), assets(before, site))


Lifecycle.assert_same = assert_same
for name, make in all_targets():
    setattr(Lifecycle, 'test_' + name.replace(' ', '_'), life(make))

if __name__ == '__main__':
    unittest.main(verbosity=2)
