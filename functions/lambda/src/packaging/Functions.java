import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import proguard.Configuration;
import proguard.ConfigurationParser;
import proguard.ProGuard;

/**
 * Makes the package of each function from the jar that holds everything: {@code Functions RULES
 * ALL.jar DIRECTORY NAME…}.
 */
final class Functions {
  /** What the functions' classes refer to. */
  private static final List<String> MODULES =
      List.of("java.base", "java.logging", "java.management", "java.naming", "java.xml");

  /** The one function that serves pages. */
  private static final String CONSOLE = "StatusFunction";

  private static final String PAGES = "META-INF/resources/**";
  private static final String NO_PAGES = "!dev/sluice/lambda/console/**";

  /** They touch the ledger and the wake queue alone. */
  private static final List<String> SMALL =
      List.of("ObjectCreatedFunction", "CrawlerStateFunction", "JobStateFunction", CONSOLE);

  private static final String NO_DATA_PLANE =
      ",!software/amazon/awssdk/services/glue/**,!software/amazon/awssdk/services/s3/**"
          + ",!software/amazon/awssdk/services/cloudtrail/**";

  /** What the functions ask of the services with the largest clients. */
  private static final Map<String, List<String>> OPERATIONS =
      Map.of(
          "glue",
          List.of(
              "BatchCreatePartition",
              "BatchGetPartition",
              "GetCrawler",
              "GetJobRun",
              "GetJobRuns",
              "GetPartitions",
              "GetTable",
              "StartCrawler",
              "StartJobRun",
              "Glue"),
          "ssm",
          List.of("GetParameter", "Ssm"));

  /** The first match decides. */
  private static final String CONTENT =
      ",!software/amazon/awssdk/regions/GeneratedServiceMetadataProvider.class"
          + ",!software/amazon/awssdk/regions/GeneratedRegionMetadataProvider.class"
          + ",META-INF/services/**,!META-INF/**,!module-info.class,!codegen-resources/**";

  private static final String LARGE = "software/amazon/awssdk/(services|regions/internal)/.*";

  private Functions() {}

  public static void main(String[] arguments) throws Exception {
    Path all = Path.of(arguments[1]);
    Path directory = Files.createDirectories(Path.of(arguments[2]));
    Path jdk = directory.resolveSibling("jdk-classes.jar");
    if (Files.notExists(jdk)) {
      copyJdk(jdk);
    }
    Path regions = regions(Path.of(arguments[0]).resolveSibling("regions"), all, directory);
    for (String name : List.of(arguments).subList(3, arguments.length)) {
      Path target = directory.resolve(name + ".jar");
      Path shrunk = directory.resolveSibling(name + "-shrunk.jar");
      shrink(
          "@" + arguments[0],
          "-injars",
          regions.toString(),
          "-injars",
          all + "(" + content(name) + ")",
          "-libraryjars",
          jdk.toString(),
          "-outjars",
          shrunk.toString(),
          "-keep",
          "class dev.sluice.lambda." + name + " { public *; }");
      store(shrunk, target);
      System.out.printf("%s: %,d bytes%n", name, Files.size(target));
    }
  }

  private static String content(String name) {
    return (name.equals(CONSOLE) ? PAGES : NO_PAGES)
        + (SMALL.contains(name) ? NO_DATA_PLANE : "")
        + operations()
        + CONTENT;
  }

  /**
   * A filter that leaves out what other operations send and receive: ProGuard would keep it all,
   * since anything may build anything. PackagedFunctionsIT looks for what is missed.
   */
  private static String operations() {
    var filter = new StringBuilder();
    OPERATIONS.forEach(
        (service, operations) -> {
          String model = "software/amazon/awssdk/services/" + service + "/model/";
          for (String suffix : List.of("Request", "Response")) {
            for (String operation : operations) {
              filter.append(',').append(model).append(operation).append(suffix).append("*.class");
            }
            filter.append(",!").append(model).append('*').append(suffix).append(".class");
            filter.append(",!").append(model).append('*').append(suffix).append("$*.class");
          }
        });
    return filter.toString();
  }

  /** Compiles what takes the place of classes of the SDK. */
  private static Path regions(Path sources, Path all, Path directory) throws IOException {
    Path classes = Files.createDirectories(directory.resolveSibling("regions-classes"));
    List<String> options =
        new ArrayList<>(
            List.of(
                "--release", "17", "-classpath", all.toString(), "-d", classes.toString()));
    try (var files = Files.list(sources)) {
      files.map(Path::toString).sorted().forEach(options::add);
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, options.toArray(String[]::new));
    if (status != 0) {
      throw new IOException(sources + " do not compile against " + all);
    }
    return classes;
  }

  private static void shrink(String... options) throws Exception {
    var configuration = new Configuration();
    try (var parser = new ConfigurationParser(options, System.getProperties())) {
      parser.parse(configuration);
    }
    new ProGuard(configuration).execute();
  }

  /**
   * Copies a jar so that a cold start inflates little: what all clients share is stored as it is;
   * the services' own classes, most bytes and few of them loaded, stay compressed.
   */
  private static void store(Path shrunk, Path target) throws IOException {
    try (var from = new JarFile(shrunk.toFile());
        var to = new JarOutputStream(Files.newOutputStream(target))) {
      for (JarEntry entry : Collections.list(from.entries())) {
        byte[] content = from.getInputStream(entry).readAllBytes();
        var copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        if (!entry.getName().matches(LARGE)) {
          var sum = new CRC32();
          sum.update(content);
          copy.setMethod(ZipEntry.STORED);
          copy.setSize(content.length);
          copy.setCrc(sum.getValue());
        }
        to.putNextEntry(copy);
        to.write(content);
        to.closeEntry();
      }
    }
    Files.delete(shrunk);
  }

  /** ProGuard reads a JDK's jmod files, and newer JDKs come without them. */
  private static void copyJdk(Path target) throws IOException {
    FileSystem jdk = FileSystems.getFileSystem(URI.create("jrt:/"));
    try (OutputStream out = Files.newOutputStream(target);
        var jar = new JarOutputStream(out)) {
      jar.setLevel(0);
      for (String module : MODULES) {
        copyModule(jdk.getPath("modules", module), jar);
      }
    }
  }

  private static void copyModule(Path module, JarOutputStream jar) throws IOException {
    try (var files = Files.walk(module)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = module.relativize(file).toString();
        if (name.endsWith(".class") && !name.equals("module-info.class")) {
          jar.putNextEntry(new ZipEntry(name));
          jar.write(Files.readAllBytes(file));
          jar.closeEntry();
        }
      }
    }
  }
}
