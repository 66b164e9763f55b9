package org.handful.ui.common.part;

import org.handful.error.HandfulException;

/** Where large pictures come from: something JavaFX can show, the right way up. Not for the FX thread. */
@FunctionalInterface
public interface PreviewSource {
    byte[] bytes(String sha256) throws HandfulException;
}
