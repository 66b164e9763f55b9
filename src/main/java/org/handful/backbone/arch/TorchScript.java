package org.handful.backbone.arch;

/** A traced or scripted module: serves as a frozen extractor, nothing reaches inside. */
public record TorchScript() implements Architecture {}
