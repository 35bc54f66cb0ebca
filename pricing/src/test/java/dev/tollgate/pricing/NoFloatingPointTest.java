package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoFloatingPointTest {

  private static final Set<Class<?>> FLOATING =
      Set.of(double.class, float.class, double[].class, float[].class, Double.class, Float.class);

  @Test
  void noFieldParameterOrResultIsFloatingPoint() throws Exception {
    List<Class<?>> classes = classes(directoryOf(Money.class));
    assertThat(classes).hasSizeGreaterThan(40).contains(Charge.Line.class, Patches.class);
    assertThat(classes)
        .allSatisfy(type -> assertThat(types(type)).doesNotContainAnyElementsOf(FLOATING));
  }

  @Test
  void noStatementUsesFloatingPoint() throws IOException {
    Pattern floating = Pattern.compile("\\b([dD]ouble|[fF]loat)(Value|Stream)?\\b");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).hasSizeGreaterThan(25);
      assertThat(sources)
          .allSatisfy(source -> assertThat(source).content().doesNotContainPattern(floating));
    }
  }

  @Test
  void theScanFindsFloatingPointWhereThereIsSome() {
    assertThat(types(Fractional.class)).contains(double.class, float.class, Double.class);
  }

  /** What must never be in the module. */
  @SuppressWarnings("unused") // read by reflection
  private interface Fractional {
    double RATIO = 0.5;

    Double times(float factor);
  }

  private static List<Class<?>> types(Class<?> type) {
    Stream<Class<?>> fields = Arrays.stream(type.getDeclaredFields()).map(Field::getType);
    Stream<Class<?>> results = Arrays.stream(type.getDeclaredMethods()).map(Method::getReturnType);
    Stream<Class<?>> parameters =
        Stream.<Executable>concat(
                Arrays.stream(type.getDeclaredMethods()),
                Arrays.stream(type.getDeclaredConstructors()))
            .flatMap(executable -> Arrays.stream(executable.getParameterTypes()));
    return Stream.of(fields, results, parameters).<Class<?>>flatMap(types -> types).toList();
  }

  private static Path directoryOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static List<Class<?>> classes(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> root.relativize(file).toString().replace('/', '.'))
          .filter(name -> !name.endsWith("-info.class"))
          .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Money.class.getClassLoader());
    } catch (ClassNotFoundException failure) {
      throw new AssertionError(failure);
    }
  }
}
