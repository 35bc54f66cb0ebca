package dev.tollgate.catalogue.source;

import dev.tollgate.catalogue.model.Kind;
import java.util.Locale;
import java.util.Optional;

/** What feeds call the kinds of models. */
final class Kinds {

  private Kinds() {}

  /** The kind behind a feed's word such as {@code image_generation}; empty when unknown. */
  static Optional<Kind> of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "chat", "responses", "completion", "language", "realtime" -> Optional.of(Kind.CHAT);
      case "image", "image_generation", "image_edit", "image-generation" -> Optional.of(Kind.IMAGE);
      case "embedding", "embeddings" -> Optional.of(Kind.EMBEDDING);
      case "audio_speech", "speech", "tts" -> Optional.of(Kind.SPEECH);
      case "audio_transcription", "transcription", "stt" -> Optional.of(Kind.TRANSCRIPTION);
      case "video_generation", "video" -> Optional.of(Kind.VIDEO);
      case "rerank", "reranking" -> Optional.of(Kind.RERANK);
      case "moderation", "moderations" -> Optional.of(Kind.MODERATION);
      case "ocr", "search", "vector_store", "audio" -> Optional.of(Kind.OTHER);
      default -> Optional.empty();
    };
  }
}
