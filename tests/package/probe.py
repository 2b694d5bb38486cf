"""Looks into one SCORM package and says, in TAP, what is right about it.

    probe.py PACKAGE.zip SCHEMAS

SCHEMAS is the folder of the npm package's definition files. The rules are
those of section 6, "Manifest" and "Zip", of the notes on SCORM: each stands
for an LMS that refused, or misread, a package.
"""
import os
import re
import struct
import sys
import xml.etree.ElementTree as ET
import zipfile

CP = {'1.2': 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
      '2004': 'http://www.imsglobal.org/xsd/imscp_v1p1'}
ADLCP = {'1.2': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
         '2004': 'http://www.adlnet.org/xsd/adlcp_v1p3'}
XSI = 'http://www.w3.org/2001/XMLSchema-instance'
VERSIONS = {'1.2': '1.2', '2004 3rd Edition': '2004',
            '2004 4th Edition': '2004'}
EDITION = {'1.2': 'scorm12edition',
           '2004 3rd Edition': 'scorm20043rdedition',
           '2004 4th Edition': 'scorm20044thedition'}
TYPE = {'1.2': 'scormtype', '2004': 'scormType'}


def say(good, name, why=''):
    print(('ok - ' if good else 'not ok - ') + name)
    if not good and why:
        print('  ' + str(why))


def local_headers(data):
    """The local headers, read one behind the other as a stream reader does."""
    at, found = 0, []
    while data[at:at + 4] == b'PK\x03\x04':
        (version, flags, method, time, date, crc, packed, size, name,
         extra) = struct.unpack('<5H3I2H', data[at + 4:at + 30])
        found.append({'version': version, 'flags': flags, 'method': method,
                      'time': (date, time), 'packed': packed, 'size': size,
                      'extra': extra,
                      'name': data[at + 30:at + 30 + name].decode('latin-1')})
        at += 30 + name + extra + packed
    return found, data[at:at + 4] == b'PK\x01\x02'


def check_zip(data, archive):
    entries, whole = local_headers(data)
    names = [e['name'] for e in entries]
    say(whole, 'a stream reader gets from header to header')
    say(archive.testzip() is None, 'every CRC is right')
    say([i.filename for i in archive.infolist()] == names,
        'directory and headers agree')
    say(all(e['flags'] == 0 and e['extra'] == 0 and e['version'] == 20
            for e in entries),
        'no flags, no extra fields, version 2.0')
    say(all(e['method'] in (0, 8) for e in entries),
        'stored or deflated only')
    say(all(e['method'] == 0 for e in entries if e['size'] == 0),
        'empty files are stored')
    say(all(e['packed'] < e['size'] for e in entries if e['method'] == 8),
        'deflated files are smaller')
    say({e['time'] for e in entries} == {(0x21, 0)},
        'every time is 1980-01-01')
    bad = [n for n in names if not re.fullmatch(r'[A-Za-z0-9._/-]+', n) or
           n.startswith('/') or '..' in n or n.endswith('/') or len(n) > 150]
    say(not bad, 'names are plain and relative', bad)
    say(len({n.lower() for n in names}) == len(names),
        'no two names differ in case only')
    say(names[0] == 'imsmanifest.xml', 'the manifest comes first')
    return names


def check_text(raw):
    say(raw.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n'),
        'the manifest says it is UTF-8, without a byte order mark')
    say(b'\r' not in raw and b'<!DOCTYPE' not in raw,
        'the manifest has LF ends and no DOCTYPE')
    prefixes = set(re.findall(rb'xmlns:(\w+)=', raw))
    say(prefixes <= {b'adlcp', b'adlseq', b'adlnav', b'imsss', b'xsi'},
        'prefixes are those LMSs look for', prefixes)


def check_places(root, raw, names):
    words = root.get('{%s}schemaLocation' % XSI).split()
    declared = {u.decode() for u in
                re.findall(rb'xmlns(?::\w+)?="([^"]+)"', raw)} - {XSI}
    say(set(words[::2]) == declared,
        'schemaLocation names each namespace and no other')
    say(all(w in names for w in words[1::2]), 'its schemas lie at the root')


def check_schemas(archive, names, edition, folder):
    wanted = sorted(os.listdir(os.path.join(folder, EDITION[edition])))
    there = sorted(n for n in names if n.endswith(('.xsd', '.dtd')))
    say(there == wanted, 'all schemas are there', there)
    same = all(archive.read(n) ==
               open(os.path.join(folder, EDITION[edition], n), 'rb').read()
               for n in there if n in wanted)
    say(same, 'the schemas are unchanged')


def check_references(root, version):
    cp = '{%s}' % CP[version]
    ids = [e.get('identifier') for e in root.iter() if e.get('identifier')]
    say(len(set(ids)) == len(ids) and
        all(re.fullmatch(r'[A-Za-z][A-Za-z0-9-]{0,14}', i) for i in ids),
        'identifiers are short, plain and unique', ids)
    organizations = root.find(cp + 'organizations')
    say([o.get('identifier') for o in organizations] ==
        [organizations.get('default')], 'the default organization is there')
    items = list(root.iter(cp + 'item'))
    resources = list(root.iter(cp + 'resource'))
    scos = [r for r in resources if r.find(cp + 'dependency') is not None]
    say([i.get('identifierref') for i in items] ==
        [r.get('identifier') for r in scos or resources],
        'each item has its resource')
    say(all(d.get('identifierref') == resources[-1].get('identifier')
            for r in scos for d in r.findall(cp + 'dependency')) and
        len(resources) == len(scos) + 1, 'what SCOs share is one resource')
    titles = [t.text for t in root.iter(cp + 'title')]
    say(len(titles) == 1 + len(items) and
        all(t and len(t) <= 200 and '\n' not in t for t in titles),
        'titles are one line')
    return scos, resources


def check_resources(scos, resources, names, version):
    cp = '{%s}' % CP[version]
    types = [r.get('{%s}%s' % (ADLCP[version], TYPE[version]))
             for r in resources]
    say(types == (['sco'] * len(scos) + ['asset'] if scos else ['sco']) and
        all(r.get('type') == 'webcontent' for r in resources),
        'SCOs come first', types)
    listed = [[f.get('href') for f in r.findall(cp + 'file')]
              for r in resources]
    say(all(r.get('href') in files for r, files in zip(resources, listed)) and
        all(r.get('href') == files[0] for r, files in zip(scos, listed)),
        'each starts with a file of its own')
    say(bool(scos) or resources[0].get('href') == 'index.html',
        'a course of one SCO starts with index.html')
    packed = [n for n in names if not n.endswith(('.xsd', '.dtd')) and
              n != 'imsmanifest.xml']
    flat = [name for files in listed for name in files]
    say(sorted(flat) == sorted(packed) and len(set(flat)) == len(flat),
        'each file is listed once', set(flat) ^ set(packed))
    return [r.get('href') for r in scos or resources]


def check_sequencing(root):
    """Rules and shared objectives of SCORM 2004, which XSDs do not check."""
    ss = '{http://www.imsglobal.org/xsd/imsss}'
    writers, wrong = [], []
    for sequencing in root.iter(ss + 'sequencing'):
        objectives = [o for o in sequencing.iter()
                      if o.tag in (ss + 'objective', ss + 'primaryObjective')]
        ids = [o.get('objectiveID') for o in objectives]
        wrong += [i for i in ids if ids.count(i) > 1]
        wrong += [c.get('referencedObjective')
                  for c in sequencing.iter(ss + 'ruleCondition')
                  if c.get('referencedObjective') not in ids]
        writers += [m.get('targetObjectiveID')
                    for m in sequencing.iter(ss + 'mapInfo')
                    if m.get('writeSatisfiedStatus') == 'true']
    readers = {m.get('targetObjectiveID') for m in root.iter(ss + 'mapInfo')}
    say(not wrong, 'rules speak of objectives that are there', wrong)
    say(len(set(writers)) == len(writers) and readers == set(writers),
        'each shared objective has one writer', readers ^ set(writers))


def check_shell(archive, name, version):
    shell = archive.read(name).decode()
    say('data-scorm="%s"' % version in shell, 'the shell names its version')
    wanted = re.findall(r'(?:src|href|data-src)="([^":]+)"', shell)
    names = archive.namelist()
    gone = [w for w in wanted if w not in names]
    say(wanted and not gone, 'the shell refers to files that are there', gone)
    say('{{' not in shell, 'no slot of the shell is left open')


def main():
    path, folder = sys.argv[1:]
    data = open(path, 'rb').read()
    with zipfile.ZipFile(path) as archive:
        names = check_zip(data, archive)
        raw = archive.read('imsmanifest.xml')
        check_text(raw)
        root = ET.fromstring(raw)
        said = re.search(rb'<schemaversion>(.*?)</schemaversion>', raw, re.S)
        edition = said.group(1).decode()
        version = VERSIONS.get(edition)
        say(version is not None, 'the version is one that LMSs know')
        check_places(root, raw, names)
        check_schemas(archive, names, edition, folder)
        scos, resources = check_references(root, version)
        check_sequencing(root)
        for shell in check_resources(scos, resources, names, version):
            check_shell(archive, shell, version)


main()
