package org.handful.ui.common.fit;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * A name that goes on in the next line between its parts, where a label of JavaFX would break it anywhere because file
 * names have no spaces. The screen reader hears it in one piece. FX thread.
 */
public final class NameLabel extends Label {
    /** Kept free, so that a rounded width does not cut the last letter. */
    private static final double SPARE = 1;

    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final IntegerProperty mostLines = new SimpleIntegerProperty(this, "mostLines", Integer.MAX_VALUE);
    private final Text ruler = new Text();
    private Broken last;

    /** A name as it was broken: layout asks for the same again and again. */
    private record Broken(String name, double room, int mostLines, Font font, String text) {
        boolean answers(String wanted, double width, int most, Font now) {
            return name.equals(wanted) && room == width && mostLines == most && font.equals(now);
        }
    }

    public NameLabel() {
        setMinWidth(0);
        setMinHeight(USE_PREF_SIZE);
        setMnemonicParsing(false);
        name.subscribe(now -> {
            setAccessibleText(now);
            setText(broken(getWidth()));
        });
        widthProperty().subscribe(now -> setText(broken(now.doubleValue())));
        fontProperty().subscribe(() -> setText(broken(getWidth())));
    }

    public String getName() {
        return name.get();
    }

    public void setName(String now) {
        name.set(now);
    }

    public StringProperty nameProperty() {
        return name;
    }

    public int getMostLines() {
        return mostLines.get();
    }

    /** What does not fit in that many ends in dots. */
    public void setMostLines(int lines) {
        mostLines.set(lines);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snapSizeX(measure(name.get()) + SPARE) + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        setText(broken(width < 0 ? getWidth() : width));
        return super.computePrefHeight(width);
    }

    private String broken(double width) {
        double room = width - snappedLeftInset() - snappedRightInset();
        if (room <= 0) {
            return name.get();
        }
        if (last == null || !last.answers(name.get(), room, mostLines.get(), getFont())) {
            last = new Broken(name.get(), room, mostLines.get(), getFont(),
                    String.join("\n", NameBreaks.lines(name.get(), room, mostLines.get(), this::measure)));
        }
        return last.text();
    }

    private double measure(String text) {
        ruler.setFont(getFont());
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }
}
