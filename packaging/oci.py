"""Writes a container image as an OCI archive, with nothing in it but the program; the same bytes every time.

`oci.py OUT VERSION SECONDS amd64=FILE arm64=FILE`
"""
import gzip, hashlib, io, json, sys, tarfile


def tar(files, seconds):
    """A tar of these paths with bytes, or with `None` for a folder."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode='w', format=tarfile.USTAR_FORMAT) as archive:
        for path, data, mode in files:
            info = tarfile.TarInfo(path)
            info.mtime, info.mode = seconds, mode
            if data is None:
                info.type = tarfile.DIRTYPE
                archive.addfile(info)
            else:
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def blob(blobs, data):
    digest = hashlib.sha256(data).hexdigest()
    blobs[f'blobs/sha256/{digest}'] = data
    return {'digest': f'sha256:{digest}', 'size': len(data)}


def as_json(value):
    return json.dumps(value, sort_keys=True).encode()


def image(blobs, architecture, program, version, seconds):
    folders = [(path, None, 0o755) for path in ('usr', 'usr/bin', 'site')] + [('tmp', None, 0o1777)]
    layer = tar([*folders, ('usr/bin/gongbao', program, 0o755)], seconds)
    config = {'architecture': architecture, 'os': 'linux',
              'config': {'Entrypoint': ['/usr/bin/gongbao'], 'WorkingDir': '/site', 'Labels': {'org.opencontainers.image.version': version}},
              'rootfs': {'type': 'layers', 'diff_ids': [f'sha256:{hashlib.sha256(layer).hexdigest()}']}}
    packed = blob(blobs, gzip.compress(layer, 9, mtime=0))
    manifest = {'schemaVersion': 2, 'mediaType': 'application/vnd.oci.image.manifest.v1+json',
                'config': {'mediaType': 'application/vnd.oci.image.config.v1+json', **blob(blobs, as_json(config))},
                'layers': [{'mediaType': 'application/vnd.oci.image.layer.v1.tar+gzip', **packed}]}
    return {'mediaType': manifest['mediaType'], **blob(blobs, as_json(manifest)), 'platform': {'architecture': architecture, 'os': 'linux'}}


def main(out, version, seconds, *programs):
    blobs, seconds = {}, int(seconds)
    images = []
    for program in programs:
        architecture, path = program.split('=', 1)
        with open(path, 'rb') as file:
            images.append(image(blobs, architecture, file.read(), version, seconds))
    index = {'schemaVersion': 2, 'mediaType': 'application/vnd.oci.image.index.v1+json', 'manifests': images}
    # Programs that take one image from an archive take the one that is named.
    named = {'mediaType': index['mediaType'], **blob(blobs, as_json(index)), 'annotations': {'org.opencontainers.image.ref.name': version}}
    files = {'oci-layout': as_json({'imageLayoutVersion': '1.0.0'}),
             'index.json': as_json({'schemaVersion': 2, 'manifests': [named]}), **blobs}
    with open(out, 'wb') as file:
        file.write(tar([(path, files[path], 0o644) for path in sorted(files)], seconds))


if __name__ == '__main__':
    main(*sys.argv[1:])
