package org.handful.model;

/**
 * With what a run was made, so that it can be repeated.
 *
 * @param threads that one operation used on the CPU, on which the last digits of sums depend; 0 when it was not recorded
 */
public record Provenance(
        String handful, String java, String os, String djl, String libtorch, String device, int threads) {}
