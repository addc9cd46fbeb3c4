"""Judges a published tree, given as {path: bytes}, without asking Gongbao: what is missing that something reachable names?"""
import posixpath, re, urllib.parse

LINK = re.compile(r'''\b(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))''', re.I)
LOC = re.compile(r'<(?:loc|id)>([^<]*)</(?:loc|id)>|<link[^>]*href="([^"]*)"')


def target(page, link, base):
    link = link.replace('&amp;', '&')
    if link.startswith(base):
        link = '/' + link[len(base):]
    parts = urllib.parse.urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = urllib.parse.unquote(parts.path)
    full = posixpath.normpath(posixpath.join('/', posixpath.dirname(page), path)).lstrip('/')
    if path.endswith('/') or full in ('', '.'):
        full = posixpath.join(full, 'index.html') if full not in ('', '.') else 'index.html'
    return full


def is_list(path):
    return path.endswith(('index.html', 'sitemap.html', 'search.html')) or re.search(r'-\d+\.html$|page', path) is not None


def is_leaf(path):
    """A document's page: what lists are there to lead to."""
    return re.match(r'(zz/)?(notices|stations|reports)/[^/]+\.html$', path) is not None and not is_list(path)


def missing(tree, base='https://test.example/'):
    """Pages whose style, picture or attachment is missing, and lists that name a page which is missing."""
    found = []
    for page, data in tree.items():
        if page.startswith('.gongbao/'):
            continue
        if page.endswith('.html'):
            for groups in LINK.findall(data.decode('utf-8', 'replace')):
                to = target(page, next((g for g in groups if g), ''), base)
                if to is None or to in tree:
                    continue
                if not to.endswith('.html') and '.' in posixpath.basename(to) and not to.endswith('.xml'):
                    found.append(f'{page} needs {to}')
                elif is_list(page) and is_leaf(to):
                    found.append(f'{page} lists {to}')
        elif page in ('feed.xml', 'sitemap.xml'):
            for groups in LOC.findall(data.decode('utf-8', 'replace')):
                to = target(page, next((g for g in groups if g), ''), base)
                if to and is_leaf(to) and to not in tree:
                    found.append(f'{page} lists {to}')
    return found
