package dev.tollgate.studio;

/**
 * A drawn and encoded picture.
 *
 * @param bytes the whole file, metadata included; not copied, so do not change it
 * @param width pixels
 * @param height pixels
 * @param format the file format of {@code bytes}
 * @param plan what was drawn
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(byte[] bytes, int width, int height, Format format, Plan plan) {}
