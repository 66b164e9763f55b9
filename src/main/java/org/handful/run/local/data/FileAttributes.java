package org.handful.run.local.data;

import org.handful.error.HandfulException;
import org.handful.run.data.AttributeShelf;

/** Attributes in the project file. */
public record FileAttributes(Editing editing) implements AttributeShelf {
    @Override
    public void rename(String from, String to) throws HandfulException {
        editing.make(f -> f.attributes().rename(from, to));
    }

    @Override
    public void renameValue(String attribute, String from, String to) throws HandfulException {
        editing.make(f -> f.attributes().renameValue(attribute, from, to));
    }

    @Override
    public void delete(String attribute) throws HandfulException {
        editing.make(f -> f.attributes().delete(attribute));
    }
}
