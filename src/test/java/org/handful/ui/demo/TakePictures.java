package org.handful.ui.demo;

import javafx.application.Application;

/** Starts one of the picture takers by its name: {@code TakePictures Train}. */
public final class TakePictures {
    private TakePictures() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        String name = TakePictures.class.getPackageName() + "." + arguments[0] + "Pictures";
        Application.launch(Class.forName(name).asSubclass(Application.class));
    }
}
