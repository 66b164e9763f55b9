package org.handful.model;

/** With what a run was made, so that it can be repeated. */
public record Provenance(String handful, String java, String os, String djl, String libtorch, String device) {}
