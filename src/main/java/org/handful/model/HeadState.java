package org.handful.model;

import java.util.Map;

/**
 * What a fitted head or adapter must keep to predict again after the program was closed.
 *
 * @param method id of the method that made it and can restore it
 * @param tensors by name
 * @param notes short texts by name, such as a metric that was chosen
 */
public record HeadState(String method, Map<String, Tensor> tensors, Map<String, String> notes) {
    public HeadState {
        tensors = Map.copyOf(tensors);
        notes = Map.copyOf(notes);
    }
}
