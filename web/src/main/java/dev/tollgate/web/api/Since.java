package dev.tollgate.web.api;

import dev.tollgate.gateway.call.Refusal.InvalidParameter;
import dev.tollgate.gateway.call.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the start of a period: {@code 30m}, {@code 24h}, {@code 7d}, a date or an instant. */
final class Since {

  private static final Pattern AGO = Pattern.compile("([1-9][0-9]{0,4})([mhdw])");

  private Since() {}

  /** The instant meant, or a refusal that names the parameter. */
  static Instant parse(String text, Instant now) {
    Matcher ago = AGO.matcher(text);
    try {
      if (ago.matches()) {
        return now.minus(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
      }
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException _) {
      throw new Refused(
          new InvalidParameter(
              "since",
              "invalid_value",
              "'since' must be a period such as 30m, 24h, 7d or 4w, a date such as 2026-11-01, or"
                  + " an instant such as 2026-11-01T12:00:00Z."));
    }
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      default -> Duration.ofDays(7);
    };
  }
}
