package dev.sluice.jobs.declared;

/** Functions of Map and Filter that users bring as classes on the job's class path. */
final class UserFunctions {
  private UserFunctions() {}

  /** A new instance of a class by its name; a fault of the spec when there is none. */
  static <T> T of(String name, Class<T> kind) {
    try {
      Class<?> found = Class.forName(name, true, Thread.currentThread().getContextClassLoader());
      return kind.cast(found.getDeclaredConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "there is no class %s on the class path: put its jar beside the job (on Glue --extra-jars)"
              .formatted(name),
          e);
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalArgumentException(
          "the class %s must be public, implement %s and have a constructor without arguments: %s"
              .formatted(name, kind.getName(), e),
          e);
    }
  }
}
