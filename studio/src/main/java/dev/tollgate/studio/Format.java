package dev.tollgate.studio;

/** A file format that the studio can write. */
public enum Format {
  PNG("image/png"),
  JPEG("image/jpeg"),
  WEBP("image/webp");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The registered media type, for example {@code image/png}. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether the format can hold see-through pixels. */
  public boolean holdsTransparency() {
    return this != JPEG;
  }
}
