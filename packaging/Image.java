import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes the installed program as a folder, {@code target/installer/image}, of what {@code mvn package} left in
 * {@code target/handful}: a Java runtime with only the modules that are used, the libraries without what other systems
 * need, the native libraries unpacked once for all users, the samples, and the start cache. The same for every system;
 * {@code linux}, {@code windows} and {@code macos} make their packages of it. Run from the root of the sources by
 * {@code java packaging/Image.java}, with the JDK that shall be inside.
 */
final class Image {
    /** Found by reflection, by the service loader or by name only, so that jdeps cannot see them. */
    private static final List<String> UNSEEN = List.of("jdk.unsupported", "jdk.management", "jdk.charsets",
            "jdk.localedata", "jdk.zipfs");
    /** Languages of the program, and of the numbers and dates that it writes. */
    private static final String LANGUAGES = "en,de";

    private final Path built = Path.of("target", "handful").toAbsolutePath();
    private final Path work = Path.of("target", "installer").toAbsolutePath();
    private final Path input = work.resolve("input");
    private final Path runtime = work.resolve("runtime");
    private final String os = os();
    private final boolean arm = System.getProperty("os.arch").equals("aarch64");
    private final String pom = Files.readString(Path.of("pom.xml"));
    private final String version = inPom("<artifactId>handful</artifactId>\\s*<version>(.+?)</version>");
    private final String jar = "handful-" + version + ".jar";

    private Image() throws IOException {}

    public static void main(String[] args) throws Exception {
        var image = new Image();
        delete(image.work);
        image.libraries();
        image.link();
        Path app = image.image();
        image.rehearse(app);
        System.out.println(image.work.resolve("image"));
    }

    /** The jars, each without what another system needs, and the native libraries beside them. */
    private void libraries() throws IOException {
        Path natives = Files.createDirectories(input.resolve("native"));
        Path torch = Files.createDirectories(natives.resolve("torch"));
        for (Path file : list(built.resolve("lib"))) {
            String name = file.getFileName().toString();
            if (name.startsWith("pytorch-native-")) {
                unpack(file, e -> e.startsWith("pytorch/"), torch, "");
                trim(file, e -> !e.startsWith("pytorch/"));
            } else if (name.startsWith("pytorch-jni-")) {
                String system = torchSystem();
                unpack(file, e -> e.startsWith("jnilib/" + system + "/cpu/"), torch, djl() + "-");
                trim(file, e -> !e.startsWith("jnilib/") || e.endsWith(".properties")
                        || e.startsWith("jnilib/" + system + "/"));
            } else if (name.startsWith("sqlite-jdbc-")) {
                String system = "org/sqlite/native/" + sqliteSystem() + "/" + (arm ? "aarch64" : "x86_64") + "/";
                unpack(file, e -> e.startsWith(system), natives, "");
                trim(file, e -> !e.startsWith("org/sqlite/native/") || e.startsWith(system));
            } else if (name.startsWith("jna-")) {
                String system = "com/sun/jna/" + jnaSystem() + "/";
                unpack(file, e -> e.startsWith(system), natives, "");
                trim(file, e -> !e.contains("jnidispatch"));
            } else if (name.startsWith("openpnp-capture-java-")) {
                String system = jnaSystem() + "/";
                unpack(file, e -> e.startsWith(system), natives, "");
                trim(file, e -> e.startsWith("org/") || e.startsWith("META-INF/"));
            } else if (name.startsWith("javafx-graphics-") && os.equals("linux")) {
                // JavaFX looks beside its jar before it unpacks into the user's home.
                unpack(file, e -> e.endsWith(".so"), input, "");
                trim(file, e -> !e.endsWith(".so"));
            } else if (name.endsWith(".jar")) {
                copy(file, input.resolve(name));
            }
        }
        if (os.equals("linux")) {
            // 90 MB of names for a debugger.
            run("strip", "--strip-unneeded", torch.resolve("libtorch_cpu.so").toString());
        }
        copy(Path.of("LICENSE"), input.resolve("LICENSE"));
        tree(Path.of("sample-projects"), input.resolve("sample-projects"));
    }

    /** A runtime with the modules that the libraries name, and those that they only find. */
    private void link() throws IOException {
        Path classes = work.resolve("classes");
        for (Path file : list(input)) {
            if (file.toString().endsWith(".jar")) {
                unpackTree(file, e -> e.endsWith(".class") && !e.endsWith("module-info.class")
                        && !e.startsWith("META-INF/"), classes);
            }
        }
        String found = tool("jdeps", "--print-module-deps", "--ignore-missing-deps", "-q", "--multi-release", "25",
                classes.toString()).strip();
        delete(classes);
        var modules = new TreeSet<>(List.of(found.split(",")));
        modules.addAll(UNSEEN);
        System.out.println("modules: " + String.join(",", modules));
        tool("jlink", "--add-modules", String.join(",", modules), "--include-locales", LANGUAGES, "--strip-debug",
                "--no-header-files", "--no-man-pages", "--generate-cds-archive", "--output", runtime.toString());
        // The archive for heaps of more than 32 GB, and programs that nobody starts.
        try (Stream<Path> all = Files.walk(runtime)) {
            all.filter(p -> p.toString().matches(".*(classes_nocoops.jsa|bin.(jfr|jrunscript|keytool)(.exe)?)"))
                    .toList().forEach(Image::delete);
        }
    }

    /** @return the folder that holds the jars in the image */
    private Path image() throws IOException {
        var options = new ArrayList<>(List.of("--type", "app-image", "--name", name(), "--input", input.toString(), "--main-jar", jar,
                "--main-class", "org.handful.app.Launcher", "--runtime-image", runtime.toString(),
                // jpackage refuses a version below 1 on macOS; the script writes the right one.
                "--dest", work.resolve("image").toString(), "--app-version", os.equals("macos") ? "1.0.0" : version, "--vendor", "Handful",
                "--copyright", "Apache-2.0", "--description", inPom("<description>(.+?)</description>"),
                "--icon", Path.of("icons", icon()).toAbsolutePath().toString()));
        for (String option : javaOptions()) {
            options.addAll(List.of("--java-options", option));
        }
        if (os.equals("windows")) {
            options.addAll(List.of("--add-launcher", "handful-cli=packaging/windows/handful-cli.properties"));
        } else if (os.equals("macos")) {
            options.addAll(List.of("--mac-package-identifier", "org.handful.Handful",
                    "--file-associations", "packaging/macos/handful-file.properties"));
        }
        tool("jpackage", options.toArray(String[]::new));
        Path app = one(work.resolve("image"), p -> p.getFileName().toString().equals(jar)).getParent();
        for (Path file : list(app)) {
            if (file.toString().endsWith(".cfg")) {
                onlyMainJar(file);
            }
        }
        if (os.equals("linux")) {
            startScript(app.getParent().getParent());
        }
        return app;
    }

    /**
     * The launcher of jpackage asks the package managers whose file it is before it starts Java, and that takes longer
     * than a command does. A script also knows whether it writes to a terminal.
     */
    private void startScript(Path program) throws IOException {
        String options = javaOptions().stream().map(o -> o.contains("$") ? '"' + o + '"' : o)
                .collect(Collectors.joining(" "));
        Path script = program.resolve("bin/handful");
        script.toFile().setWritable(true);
        Files.writeString(script, Files.readString(Path.of("packaging/linux/handful"))
                .replace("@OPTIONS@", options).replace("@JAR@", jar));
        delete(program.resolve("lib/libapplauncher.so"));
        for (Path file : List.of(Path.of("LICENSE"), Path.of("CHANGELOG.md"), Path.of("README.md"))) {
            copy(file, program.resolve(file));
        }
    }

    private List<String> javaOptions() {
        var options = new ArrayList<>(List.of(inPom("<handful.jvm>(.+?)</handful.jvm>").split(" ")));
        options.addAll(List.of("-Xlog:disable", "-XX:AOTCache=$APPDIR/handful.aot", "-Dhandful.dist=$APPDIR",
                "-DPYTORCH_LIBRARY_PATH=$APPDIR/native/torch", "-Dorg.sqlite.lib.path=$APPDIR/native",
                "-Djna.boot.library.path=$APPDIR/native", "-Djna.library.path=$APPDIR/native"));
        return options;
    }

    /** The jar names its libraries itself, in the order that the start cache was made with. */
    private void onlyMainJar(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file).stream()
                .filter(l -> !l.startsWith("app.classpath=") || l.endsWith(jar)).toList();
        file.toFile().setWritable(true);
        Files.write(file, lines);
    }

    /** What the program needs to start fast is learned by starting it: docs/adr/0007. */
    private void rehearse(Path app) throws IOException {
        Path java = one(work.resolve("image"), p -> p.endsWith("bin/java") || p.endsWith("bin/java.exe"));
        var command = new ArrayList<>(List.of(java.toString(), "-XX:AOTCacheOutput=" + app.resolve("handful.aot")));
        javaOptions().stream().filter(o -> !o.startsWith("-XX:AOTCache=")).map(o -> o.replace("$APPDIR", app.toString()))
                .forEach(command::add);
        command.addAll(List.of("-cp", app.resolve(jar).toString(), "org.handful.app.Rehearsal", app.toString(),
                work.resolve("home").toString()));
        Files.createDirectories(app.resolve("lib"));
        run(command.toArray(String[]::new));
        delete(app.resolve("lib"));
        delete(work.resolve("home"));
        if (!Files.isRegularFile(app.resolve("handful.aot"))) {
            throw new IOException("the rehearsal left no start cache");
        }
    }

    private static String os() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("win") ? "windows" : name.contains("mac") ? "macos" : "linux";
    }

    private String name() {
        return os.equals("linux") ? "handful" : "Handful";
    }

    private String icon() {
        return Map.of("linux", "handful-512.png", "windows", "handful.ico", "macos", "handful.icns").get(os);
    }

    private String torchSystem() {
        return Map.of("linux", "linux", "windows", "win", "macos", "osx").get(os) + (arm ? "-aarch64" : "-x86_64");
    }

    private String sqliteSystem() {
        return Map.of("linux", "Linux", "windows", "Windows", "macos", "Mac").get(os);
    }

    private String jnaSystem() {
        return Map.of("linux", "linux", "windows", "win32", "macos", "darwin").get(os) + (arm ? "-aarch64" : "-x86-64");
    }

    private String djl() {
        return inPom("<djl.version>(.+?)</djl.version>");
    }

    private String inPom(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(pom);
        if (!found.find()) {
            throw new IllegalStateException("pom.xml does not have " + pattern);
        }
        return found.group(1);
    }

    /** Copies a jar without some of its entries. */
    private void trim(Path jar, Predicate<String> keep) throws IOException {
        Path copy = input.resolve(jar.getFileName());
        try (ZipFile zip = new ZipFile(jar.toFile()); OutputStream out = Files.newOutputStream(copy);
                ZipOutputStream kept = new ZipOutputStream(out)) {
            for (ZipEntry entry : zip.stream().filter(e -> keep.test(e.getName())).map(ZipEntry.class::cast).toList()) {
                var next = new ZipEntry(entry.getName());
                next.setTime(entry.getTime());
                kept.putNextEntry(next);
                try (InputStream in = zip.getInputStream(entry)) {
                    in.transferTo(kept);
                }
                kept.closeEntry();
            }
        }
        Files.setLastModifiedTime(copy, Files.getLastModifiedTime(jar));
    }

    private static void unpack(Path jar, Predicate<String> wanted, Path folder, String prefix) throws IOException {
        unpack(jar, wanted, name -> folder.resolve(prefix + name.substring(name.lastIndexOf('/') + 1)));
    }

    private static void unpackTree(Path jar, Predicate<String> wanted, Path folder) throws IOException {
        unpack(jar, wanted, folder::resolve);
    }

    private static void unpack(Path jar, Predicate<String> wanted, java.util.function.Function<String, Path> place)
            throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory() && wanted.test(e.getName())).toList()) {
                Path file = place.apply(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.sorted().toList();
        }
    }

    private static Path one(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(wanted).findFirst().orElseThrow();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void tree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }

    private static String tool(String name, String... args) throws IOException {
        var out = new java.io.StringWriter();
        var writer = new java.io.PrintWriter(out);
        if (ToolProvider.findFirst(name).orElseThrow().run(writer, writer, args) != 0) {
            throw new IOException(name + ": " + out);
        }
        return out.toString();
    }

    private static void run(String... command) throws IOException {
        var process = new ProcessBuilder(command).inheritIO();
        process.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        try {
            if (process.start().waitFor() != 0) {
                throw new IOException("failed: " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    file.toFile().setWritable(true);
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
