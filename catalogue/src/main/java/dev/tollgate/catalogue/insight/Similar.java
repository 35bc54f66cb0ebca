package dev.tollgate.catalogue.insight;

import java.math.BigDecimal;
import java.util.List;

/** A model that does the same job at a comparable price, and why it is shown. */
public record Similar(String modelId, BigDecimal usd, String unit, List<String> reasons) {

  public Similar {
    reasons = List.copyOf(reasons);
  }
}
