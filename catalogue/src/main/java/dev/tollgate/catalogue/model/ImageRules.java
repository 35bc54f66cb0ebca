package dev.tollgate.catalogue.model;

import dev.tollgate.pricing.ImageInputMethod;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.ImageTokenMethod;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an image model accepts, as data. An empty list means that no source says, and the value is
 * passed on unchecked. {@code presets} and {@code qualities} run from cheapest to dearest; {@code
 * expectedAutoSize} and {@code expectedAutoQuality} are what {@code auto} was observed to become.
 * {@code extraParameters} are body fields that this model takes beyond the common ones.
 */
public record ImageRules(
    SizeRule sizes,
    List<ImageSize> presets,
    ImageSize expectedAutoSize,
    List<String> qualities,
    @Nullable String expectedAutoQuality,
    int maxPictures,
    int promptCharacters,
    List<String> outputFormats,
    @Nullable Boolean transparentBackground,
    @Nullable Boolean streaming,
    int maxPartialImages,
    boolean edits,
    int maxInputImages,
    @Nullable Boolean inputFidelity,
    @Nullable Boolean responseFormat,
    ImageTokenMethod outputMethod,
    ImageInputMethod inputMethod,
    Set<String> extraParameters,
    Evidence evidence) {

  public ImageRules {
    presets = List.copyOf(presets);
    qualities = List.copyOf(qualities);
    outputFormats = List.copyOf(outputFormats);
    extraParameters = Set.copyOf(extraParameters);
  }
}
