"""bad.py - what can be wrong with a good manifest, one thing at a time.

A case is (name, base, codes, changes): the base is a manifest of good/, the
codes are all that `stilte inspect` says about it, and a change is a pair of
texts, the first of which stands in the base, or a function of the manifest.
"""
import re

SEQ = '<imsss:sequencing>'
T12 = '<title>What to tell</title>'
FILE = '<file href="both/night.css"/>'
MAP2 = '<imsss:mapInfo targetObjectiveID="night.told"/>'


def out(pattern):
    """Takes what the pattern finds first out of a text."""
    return lambda text: re.sub(pattern, '', text, count=1, flags=re.S)


def href(path):
    return (FILE, FILE + '<file href="%s"/>' % path)


def rule(action):
    return ('<imsss:controlMode choice="true" flow="true"/>',
            '<imsss:controlMode flow="true"/><imsss:sequencingRules>'
            '<imsss:postConditionRule><imsss:ruleConditions>'
            '<imsss:ruleCondition condition="always"/>'
            '</imsss:ruleConditions><imsss:ruleAction action="%s"/>'
            '</imsss:postConditionRule></imsss:sequencingRules>' % action)


# What holds for both: every case is made of the 1.2 and of the 2004 one.
BOTH = [
    ('no metadata', 'E640', out('<metadata>.*?</metadata>')),
    ('metadata twice', 'E640',
     ('<organizations default',
      '<metadata><schema>ADL SCORM</schema></metadata>'
      '<organizations default')),
    ('no schema', 'E640', ('<schema>ADL SCORM</schema>', '')),
    ('no version', 'E640', out('<schemaversion>.*?</schemaversion>')),
    ('schema of another', 'E638', ('ADL SCORM', 'IMS Content')),
    ('a version nobody knows', 'E630',
     lambda t: re.sub('n>(1.2|2004 4th Edition)<', 'n>2004<', t)),
    ('blanks around the version', 'W671',
     lambda t: re.sub('(<schemaversion>)(.*?)<', r'\1 \2\n<', t)),
    ('a manifest inside', 'E641 E648',
     ('</resources>', '</resources><manifest identifier="M2"><metadata/>'
      '<organizations/><resources/></manifest>')),
    ('no default', None, (' default="ORG"', '')),
    ('default to nothing', 'E641', (' default="ORG"', ' default="ORG9"')),
    ('no items', None, out('<item .*</item>')),
    ('no title', 'E643', (T12, '')),
    ('an empty title', 'E643', (T12, '<title> </title>')),
    ('two titles', 'E632 E643', (T12, T12 + T12)),
    ('a title of two lines', 'W680',
     (T12, '<title>What\n to tell</title>')),
    ('a leaf without a page', 'E644 W678', (' identifierref="R1"', '')),
    ('a folder with a page', 'E644',
     ('identifier="FOLDER"', 'identifier="FOLDER" identifierref="BOTH"')),
    ('an item to nothing', 'E645', ('fierref="R2"', 'fierref="R9"')),
    ('a dependency on nothing', 'E645', ('fierref="BOTH"', 'fierref="X"')),
    ('an identifier twice', 'E646', ('identifier="I2"', 'identifier="I1"')),
    ('a digit first', 'E647', ('identifier="I2"', 'identifier="2I"')),
    ('a blank in an identifier', 'E647', ('="I2"', '="I 2"')),
    ('no type of SCORM', 'E649',
     lambda t: re.sub(' adlcp:scorm[tT]ype="asset"', '', t)),
    ('a type with capitals', 'E632', ('="asset"', '="Asset"')),
    ('no type', 'E632', (' type="webcontent"', '')),
    ('a page that is not said', 'E650', (' href="heard/index.html">', '>')),
    ('a page that is not listed', 'E651',
     ('<file href="heard/index.html"/>', '')),
    ('a backslash', 'E652', href('both\\more.css')),
    ('a slash first', 'E652', href('/both/more.css')),
    ('a drive', 'E652', href('C:/both/more.css')),
    ('a file of the computer', 'E652', href('file:///tmp/more.css')),
    ('out of the package', 'E652', href('both/../../more.css')),
    ('half a character', 'E652', href('both/50%.css')),
    ('a file that is not there', 'E653', href('both/more.css')),
    ('other capitals', 'E653 W611', ('"both/night.css"', '"both/Night.css"')),
    ('metadata that is not there', 'E653',
     ('</schemaversion>',
      '</schemaversion><adlcp:location>lom.xml</adlcp:location>')),
    ('metadata out of the package', 'E653',
     ('</schemaversion>',
      '</schemaversion><adlcp:location>../lom.xml</adlcp:location>')),
    ('a base without its slash', 'E653 E655 W611',
     ('href="heard/index.html">', 'href="index.html" xml:base="heard">'),
     ('<file href="heard/index.html"/>', '<file href="index.html"/>')),
    ('a base for all', 'W679',
     ('<resources>', '<resources xml:base="./">')),
    ('parameters with a blank', 'E656', ('?part=1', '?part= 1')),
    ('another order', 'E632',
     (T12, ''), ('</item>', T12 + '</item>')),
    ('an attribute of nobody', 'E632', (' isvisible="true"', ' seen="true"')),
    ('visible or not', 'E632', ('isvisible="true"', 'isvisible="yes"')),
    ('text between', 'E632', ('<resources>', '<resources>files')),
    ('no version number', 'W676', (' version="2.1"', '')),
    ('a prefix of their own', 'W674',
     lambda t: t.replace('adlcp:', 'adl:').replace('xmlns:adlcp', 'xmlns:adl')),
    ('a prefix for IMS', 'W674',
     lambda t: re.sub(r'<(/?)(?!\?)(\w+)(?=[ />])', r'<\1cp:\2', t)
     .replace('xmlns=', 'xmlns:cp=')),
    ('a question in an address', 'W677',
     ('sco" href="heard/index.html"', 'sco" href="heard/index.html?a=1"'),),
    ('the second comes first', 'W678',
     ('identifierref="R1"', 'identifierref="R0"'),
     ('identifierref="R2"', 'identifierref="R1"'),
     ('identifierref="R0"', 'identifierref="R2"')),
    ('an end that is missing', 'E620', ('</organization>', '')),
    ('a bare ampersand', 'E620', (T12, '<title>Q & A</title>')),
    ('an unknown prefix', 'E620', ('<title>', '<x:title>')),
    ('something behind the end', 'E620', ('</manifest>', '</manifest><a/>')),
    ('a document type', 'E621',
     ('<manifest id', '<!DOCTYPE manifest>\n<manifest id')),
    ('another encoding', 'E622', ('UTF-8', 'windows-1252')),
    ('not a manifest', 'E625',
     lambda t: t.replace('<manifest', '<course').replace('</manifest',
                                                         '</course')),
]

ONE = [
    ('2004 in the names of 1.2', 'E631', ('n>1.2<', 'n>2004 4th Edition<')),
    ('names of 2004 in it', 'E631',
     ('imsproject.org/xsd/imscp_rootv1p1p2"',
      'imsglobal.org/xsd/imscp_v1p1"')),
    ('adlcp of 2004', 'E631',
     ('adlnet.org/xsd/adlcp_rootv1p2"', 'adlnet.org/xsd/adlcp_v1p3"')),
    ('scormType with a capital', 'E649', ('scormtype=', 'scormType=')),
    ('masteryScore with a capital', 'E632',
     lambda t: t.replace('masteryscore', 'masteryScore')),
    ('a mark above all', 'E659', ('>60<', '>160<')),
    ('a mark in words', 'E659', ('>60<', '>sixty<')),
    ('a title of 201', 'E666', ('What to tell', 'T' * 201)),
    ('a version of 21', 'E632', ('"2.1"', '"' + '1' * 21 + '"')),
    ('a language of prerequisites', 'E632', ('aicc_script', 'javascript')),
    ('no such language', 'E632', (' type="aicc_script"', '')),
    ('a time without an end', 'E632', ('00:20:00', 'PT00H20M00.00S')),
    ('an action with a blank', 'E632', ('exit,message', 'exit, message')),
    ('much to launch with', 'E632', ('>second<', '>' + 's' * 256 + '<')),
    ('a mark before the title', 'E632', (T12, '<adlcp:masteryscore>1'
                                        '</adlcp:masteryscore>' + T12)),
    ('metadata behind the mark', 'E632',
     ('</adlcp:masteryscore>', '</adlcp:masteryscore><metadata/>')),
    ('metadata of all resources', 'E632',
     ('<resources>', '<resources><metadata/>')),
    ('a language after the text', 'E637',
     lambda t: re.sub('(<imsmd:language>en</imsmd:language>)(.*?)'
                      '(</imsmd:general>)', r'\2\1\3', t, flags=re.S)),
    ('words without a language', 'E632',
     ('<imsmd:langstring xml:lang="en">The night shift</imsmd:langstring>',
      'The night shift')),
]

FOUR = [
    ('the version of 1.2', 'E631', ('n>2004 4th Edition<', 'n>1.2<')),
    ('the version of Moodle', 'E630', ('n>2004 4th Edition<', 'n>1.3<')),
    ('the second edition', 'E632 E658 W636',
     ('n>2004 4th Edition<', 'n>CAM 1.3<'),
     out('<adlcp:completionThreshold[^>]*>'),
     (T12, T12 + '<adlcp:completionThreshold minProgressMeasure="1">1'
      '</adlcp:completionThreshold>')),
    ('adlcp of 1.2', 'E631 E633',
     ('adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"',
      'adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"')),
    ('a namespace without a schema', 'E633',
     ('http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd', '')),
    ('scormtype without a capital', 'E649', ('scormType=', 'scormtype=')),
    ('a mark of 1.2', 'E667',
     ('<adlcp:timeLim', '<adlcp:masteryscore>6</adlcp:masteryscore>'
      '<adlcp:timeLim')),
    ('a name of 1.2', 'W673',
     ('<adlcp:timeLim', '<adlcp:maxtimeallowed>00:20:00'
      '</adlcp:maxtimeallowed><adlcp:timeLim')),
    ('a title of 201', 'E666', ('What to tell', 'T' * 201)),
    ('a version of 21', 'W675', ('"2.1"', '"' + '1' * 21 + '"')),
    ('an action with a blank', 'E632', ('exit,message', 'exit, message')),
    ('a blank', 'E652', href('both/my night.css')),
    ('no ending', 'E654 W611',
     ('sco" href="heard/index.html"', 'sco" href="heard/index"'),
     ('<file href="heard/index.html"/>', '<file href="heard/index"/>')),
    ('launch data of a picture', 'E657',
     ('"sco" href="tell', '"asset" href="tell')),
    ('a threshold of text', 'E658',
     ('minProgressMeasure="0.5"/>', 'minProgressMeasure="0.5">0.5'
      '</adlcp:completionThreshold>')),
    ('a threshold out of range', 'E632', ('e="0.5"/>\n        <imsss:seq',
                                          'e="50"/>\n        <imsss:seq')),
    ('a mark in per cent', 'E632', ('>0.6<', '>60<')),
    ('a weight above one', 'E632', ('Weight="0.5"', 'Weight="5"')),
    ('a time of 1.2', 'E632', ('PT20M', '00:20:00')),
    ('attempts in words', 'E632', ('Limit="2"', 'Limit="two"')),
    ('a condition of nobody', 'E632',
     ('condition="satisfied"', 'condition="passed"')),
    ('a button of nobody', 'E632', ('>exit</adlnav', '>leave</adlnav')),
    ('rollup after objectives', 'E632',
     lambda t: re.sub(r'(<imsss:rollupRules[^>]*>)(.*?</imsss:objectives>)',
                      r'\2\1', t, count=1, flags=re.S)),
    ('no primary objective', 'E632',
     ('<imsss:primaryObjective objectiveID="heard"/>', '')),
    ('a map without a name', 'E660',
     (' objectiveID="told"', '')),
    ('a name twice', 'E660 E661', ('"was-told">', '"heard">')),
    ('a rule about nothing', 'E661', ('"was-told" op', '"was-tld" op')),
    ('two that write', 'E662',
     ('<imsss:objective objectiveID="facts"/>',
      '<imsss:objective objectiveID="facts"><imsss:mapInfo '
      'targetObjectiveID="night.told" writeSatisfiedStatus="true"/>'
      '</imsss:objective>')),
    ('one that reads twice', 'E662',
     (MAP2, MAP2 + '<imsss:mapInfo targetObjectiveID="x" '
      'readNormalizedMeasure="false"/>')),
    ('exit from all', 'E663', rule('exitParent')),
    ('back from all', 'E663', rule('previous')),
    ('sequencing of nobody', 'E664',
     (SEQ + '\n            <imsss:sequencingRules>',
      '<imsss:sequencing IDRef="S">\n            <imsss:sequencingRules>')),
    ('an ID of its own', 'E664', (SEQ, '<imsss:sequencing ID="S">')),
    ('global on an item', 'E665',
     ('<item identifier="I1"',
      '<item adlseq:objectivesGlobalToSystem="false" identifier="I1"')),
    ('state of 2004', 'E665',
     ('adlcp:scormType="sco"',
      'adlcp:persistState="true" adlcp:scormType="sco"')),
]

# 1.2 takes the first organization; and where its items end, its order does.
DIFFER = {('1.2', 'no default'): '', ('2004', 'no default'): 'E641',
          ('1.2', 'no items'): 'E642', ('2004', 'no items'): 'E632 E642'}


def cases():
    """(name, base, expected codes, changes) of all of them."""
    for version, base in (('1.2', '1.2'), ('2004', '2004-4')):
        for name, codes, *changes in BOTH:
            codes = DIFFER.get((version, name), codes)
            if codes:
                yield version + ': ' + name, base, codes.split(), changes
    for name, codes, *changes in ONE:
        yield '1.2: ' + name, '1.2', codes.split(), changes
    for name, codes, *changes in FOUR:
        yield '2004: ' + name, '2004-4', codes.split(), changes


def changed(text, changes):
    for change in changes:
        if callable(change):
            after = change(text)
        else:
            assert change[0] in text, change[0]
            after = text.replace(change[0], change[1], 1)
        assert after != text, change
        text = after
    return text
