package dev.sluice.layout;

import java.util.Optional;
import java.util.regex.Pattern;

/** A log object's key: the source partition it lies in, and its file name. */
public record LogKey(SourcePartition source, String file) implements KeyMatch {
  private static final Pattern DELIVERY =
      Pattern.compile("(?:^|[_-])\\d{8}T([01]\\d|2[0-3])[0-5]\\d(?:[0-5]\\d)?Z(?:[_.-]|$)");

  /** The hour of delivery (UTC) in the file name, such as 11 in {@code …_20230710T1155Z_…}. */
  public Optional<String> deliveryHour() {
    var matcher = DELIVERY.matcher(file);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
