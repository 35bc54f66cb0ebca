package dev.tollgate.catalogue.model;

/** Who serves routes: {@code azure-openai}, shown as {@code Azure OpenAI}. */
public record Provider(String id, String displayName) {}
