package dev.sluice.dynamicframe.transform;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One line of ApplyMapping: where a value is taken from, of which type, and where it goes. */
public record Mapping(
    String source, @Nullable String sourceType, String target, @Nullable String targetType)
    implements Serializable {
  public Mapping {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
  }

  /** Takes values of {@code sourceType} only, and casts them to {@code targetType}. */
  public static Mapping of(String source, String sourceType, String target, String targetType) {
    return new Mapping(source, sourceType, target, targetType);
  }

  /** Takes values of any type, and casts them. */
  public static Mapping of(String source, String target, String targetType) {
    return new Mapping(source, null, target, targetType);
  }

  /** Takes values as they are. */
  public static Mapping of(String source, String target) {
    return new Mapping(source, null, target, null);
  }

  /** A mapping of two, three or four texts, in the orders of the other factories. */
  public static Mapping of(List<String> parts) {
    return switch (parts.size()) {
      case 2 -> of(parts.get(0), parts.get(1));
      case 3 -> of(parts.get(0), parts.get(1), parts.get(2));
      case 4 -> of(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
      default ->
          throw new IllegalArgumentException(
              "a mapping has 2, 3 or 4 parts (source, [source type,] target, target type); found "
                  + parts);
    };
  }
}
