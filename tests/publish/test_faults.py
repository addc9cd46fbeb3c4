"""A fault at every single request of a publish: what readers then find is whole, the status is 3, the next run completes."""
import os, shutil, unittest

import judge, servers
from test_lifecycle import Dav, S3, assets

ALL = os.environ.get('GONGBAO_FAULTS') == 'all'


class Faults(unittest.TestCase):
    def every(self, make, modes, first=True):
        target = make()
        try:
            site = target.site('faults', connections=1)
            before = site.build()
            # The second site has a new page with a picture and an attachment, a changed page, and one less.
            site.publish('-q', *target.words)
            kept = self.state(target)
            site.notice('new', '关于新增一件事的通知', '新增的这一篇也有一张图和一个附件，用来看发布中断时读者会不会看到缺图、缺附件的页面，或者列表里点了打不开的链接。见图：\n\n![新增的图](new.png)\n', 'new.csv')
            site.write('content/notices/new.png', b'\x89PNG\r\n\x1a\n' + before['notices/picture.png'][8:] + b' ')
            site.write('content/notices/new.csv', '名称,数\n乙,2\n')
            site.notice('first', '关于第一件事的通知（改）')
            site.remove('second')
            second = site.build()
            tried = {}
            # All kinds of fault at every request take long; in turns, every request gets one at each publish.
            turns = [[mode] for mode in modes] if ALL else [modes]
            publishes = (('first', None, {}), ('second', kept, before))
            for name, start, before in publishes[0 if first or ALL else 1:]:
                for turn in turns:
                    for mode, number in self.walk(target, site, start, before, second, turn).items():
                        tried[f'{mode} at the {name} publish'] = number
            print('  faults that were made:', tried)
            self.assertGreater(sum(tried.values()), 100)
            self.assertGreater(min(tried.values()), 4)
        finally:
            target.stop()

    def walk(self, target, site, start, before, after, modes):
        """Spoils request 1, 2, 3 … until a run has no request left to spoil; gives how many were spoiled."""
        spoiled, k = dict.fromkeys(modes, 0), 0
        while True:
            k += 1
            mode = modes[k % len(modes)]
            self.restore(target, start)
            target.proxy.reset(k, mode)
            done = site.publish('-q', '--tries', '1', *target.words, check=None)
            made, seen = target.proxy.spoiled, len(target.proxy.seen)
            label = f'{mode} of request {k} {target.proxy.seen[k - 1] if seen >= k else ""}: {done.stderr}'
            tree = target.tree()
            self.assertEqual(judge.missing(tree), [], label)
            if made:
                spoiled[mode] += 1
                self.assertEqual(done.returncode, 3, label)
                # No phase begins after a failure: what was there and stays in the site is still there.
                for path in set(before) & set(after):
                    self.assertIn(path, tree, label)
                target.proxy.reset()
                again = site.publish('-q', *target.words, check=None)
                self.assertEqual(again.returncode, 0, f'{label} then {again.stderr}')
                tree = target.tree()
            else:
                self.assertEqual(done.returncode, 0, label)
            self.assertEqual({p: tree.get(p) for p in after}, after, label)
            self.assertLessEqual(set(tree) - set(after), assets(before, after), label)
            target.proxy.reset()
            if seen < k:
                return spoiled

    def state(self, target):
        return self.disk(target) and servers.files(self.disk(target)) or servers.objects(target.server, 'site/')

    def disk(self, target):
        """The folder of the published site, where the server keeps files."""
        if isinstance(target, Dav):
            return target.server.folder / 'site'
        return target.server.disk / 'site' if hasattr(target.server, 'disk') else None

    def restore(self, target, start):
        if not self.disk(target):
            client, bucket = servers.s3(target.server), target.server.bucket
            there = [item['Key'] for page in client.get_paginator('list_objects_v2').paginate(Bucket=bucket, Prefix='site/')
                     for item in page.get('Contents', [])]
            if there:
                client.delete_objects(Bucket=bucket, Delete={'Objects': [{'Key': key} for key in there]})
            for key, data in (start or {}).items():
                client.put_object(Bucket=bucket, Key='site/' + key, Body=data)
        else:
            folder = self.disk(target)
            shutil.rmtree(folder, ignore_errors=True)
            for path, data in (start or {}).items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(data)

    def test_rclone_serve_s3(self):
        self.every(lambda: S3(servers.rclone_s3(), False), ('cut', 'lose', '403', '500', 'truncate'))

    @unittest.skipUnless(ALL, 'slow: GONGBAO_FAULTS=all ./run test_faults')
    def test_moto(self):
        self.every(lambda: S3(servers.moto(), True), ('cut', 'lose', '403', '500', 'truncate'))

    def test_wsgidav(self):
        # The second publish has every kind of request that the first has, and more.
        self.every(lambda: Dav(servers.wsgidav()), ('cut', 'lose', '403', '500', 'truncate'), first=False)


if __name__ == '__main__':
    unittest.main(verbosity=2)
