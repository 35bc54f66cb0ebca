package dev.tollgate.catalogue.model;

/** What a model is for, which decides the endpoints and units it is compared by. */
public enum Kind {
  IMAGE,
  CHAT,
  EMBEDDING,
  SPEECH,
  TRANSCRIPTION,
  VIDEO,
  RERANK,
  MODERATION,
  OTHER
}
