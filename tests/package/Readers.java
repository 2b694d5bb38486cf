/* Opens a package as systems written in Java do.
 *
 *   java tests/package/Readers.java PACKAGE.zip [DRIVER.xsd FOLDER]
 *
 * Reads it as a stream (java.util.zip.ZipInputStream, which never sees the
 * central directory) and by its directory (ZipFile): both find the same
 * files. Then validates the manifest with javax.xml.validation, which is
 * Xerces, against the schemas of the package, unpacked in FOLDER; DRIVER
 * imports them: of SCORM 2004, since Xerces refuses the schemas of 1.2
 * themselves (they break "Unique Particle Attribution"). Says so in TAP.
 */
import java.io.File;
import java.io.FileInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

class Readers {
    interface Check {
        String run() throws Exception; // what is wrong; null: nothing
    }

    static void say(String name, Check check) {
        String wrong;
        try {
            wrong = check.run();
        } catch (Exception e) {
            wrong = e.toString();
        }
        System.out.println((wrong == null ? "ok - " : "not ok - ") + name);
        if (wrong != null)
            System.out.println("  " + wrong);
    }

    static String sum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return bytes.length + ":" + crc.getValue();
    }

    static Map<String, String> stream(String zip) throws Exception {
        Map<String, String> found = new LinkedHashMap<>();
        try (ZipInputStream in =
                new ZipInputStream(new FileInputStream(zip))) {
            for (ZipEntry e; (e = in.getNextEntry()) != null;)
                found.put(e.getName(), sum(in.readAllBytes()));
        }
        return found;
    }

    static Map<String, String> directory(String zip) throws Exception {
        Map<String, String> found = new LinkedHashMap<>();
        try (ZipFile in = new ZipFile(zip)) {
            for (var all = in.entries(); all.hasMoreElements();) {
                ZipEntry e = all.nextElement();
                found.put(e.getName(),
                    sum(in.getInputStream(e).readAllBytes()));
            }
        }
        return found;
    }

    // Warnings are as good as errors.
    static class Strict implements ErrorHandler {
        public void warning(SAXParseException e) throws SAXParseException {
            throw e;
        }

        public void error(SAXParseException e) throws SAXParseException {
            throw e;
        }

        public void fatalError(SAXParseException e) throws SAXParseException {
            throw e;
        }
    }

    static Validator validator(String driver, String folder)
            throws Exception {
        SchemaFactory factory =
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        String text = Files.readString(Path.of(driver));
        String base = new File(folder, "driver.xsd").toURI().toString();
        Validator v = factory.newSchema(
            new StreamSource(new StringReader(text), base)).newValidator();
        v.setErrorHandler(new Strict());
        return v;
    }

    public static void main(String[] args) {
        say("Java reads it as a stream and by its directory alike", () -> {
            Map<String, String> found = stream(args[0]);
            return found.isEmpty() ? "nothing found" :
                found.equals(directory(args[0])) ? null : "they differ";
        });
        if (args.length < 3)
            return;
        say("Xerces finds the manifest valid", () -> {
            validator(args[1], args[2]).validate(
                new StreamSource(new File(args[2], "imsmanifest.xml")));
            return null;
        });
        say("and would not if an element were misspelt", () -> {
            Path manifest = Path.of(args[2], "imsmanifest.xml");
            String bad = Files.readString(manifest)
                .replace("<resources>", "<resource>")
                .replace("</resources>", "</resource>");
            try {
                validator(args[1], args[2]).validate(
                    new StreamSource(new StringReader(bad)));
                return "it does not mind";
            } catch (SAXParseException e) {
                return null;
            }
        });
    }
}
