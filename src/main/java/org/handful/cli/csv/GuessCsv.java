package org.handful.cli.csv;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.handful.cli.console.Console;
import org.handful.cli.console.ResultFile;
import org.handful.error.StorageException;
import org.handful.method.multilabel.SetNames;
import org.handful.run.result.Guess;

/** Predictions as a table {@code image,predicted,p:CLASS...,open_set:...}: with a column {@code true} added, evaluate reads it. */
public final class GuessCsv {
    private static final String THRESHOLD = "from:";

    private GuessCsv() {}

    /**
     * @param openSet name of the score that tells what is none of the classes; one without figures adds no columns
     * @param target a file, or {@code -} for standard output
     */
    public static void write(List<String> classes, List<Guess> guesses, String openSet, String target, Console console)
            throws StorageException {
        try {
            ResultFile.write(text(classes, guesses, openSet), target, console);
        } catch (IOException e) {
            throw StorageException.writing(e, target);
        }
    }

    private static String text(List<String> classes, List<Guess> guesses, String openSet) throws IOException {
        if (guesses.stream().anyMatch(Guess::ofLabels)) {
            return labels(guesses);
        }
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
            csv.print("image");
            csv.print("predicted");
            for (String name : classes) {
                csv.print(PredictionCsv.PROBABILITY + name);
            }
            boolean open = guesses.stream().anyMatch(g -> g.familiarity(openSet).isPresent());
            if (open) {
                csv.print(PredictionCsv.OPEN_SET + "none");
                csv.print(PredictionCsv.OPEN_SET + openSet);
                csv.print(PredictionCsv.OPEN_SET + "threshold");
            }
            csv.println();
            for (Guess guess : guesses) {
                Map<String, Double> p = new TreeMap<>();
                guess.ranked().forEach(r -> p.put(r.className(), r.probability()));
                csv.print(guess.image());
                csv.print(guess.ranked().getFirst().className());
                for (String name : classes) {
                    csv.print(p.getOrDefault(name, 0.0));
                }
                if (open) {
                    Guess.Familiarity f = guess.familiarity(openSet).orElseThrow();
                    csv.print(f.known() ? f.none() : "");
                    csv.print(f.value());
                    csv.print(f.known() ? f.threshold() : "");
                }
                csv.println();
            }
        }
        return text.toString();
    }

    /** {@code image,labels,p:LABEL...,from:LABEL...}: labels are joined as in the name of a class. */
    private static String labels(List<Guess> guesses) throws IOException {
        List<Guess.Label> all = byName(guesses.getFirst());
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
            csv.print("image");
            csv.print("labels");
            for (Guess.Label label : all) {
                csv.print(PredictionCsv.PROBABILITY + label.name());
            }
            for (Guess.Label label : all) {
                csv.print(THRESHOLD + label.name());
            }
            csv.println();
            for (Guess guess : guesses) {
                csv.print(guess.image());
                csv.print(SetNames.join(guess.told()));
                for (Guess.Label label : byName(guess)) {
                    csv.print(label.probability());
                }
                for (Guess.Label label : all) {
                    csv.print(label.threshold());
                }
                csv.println();
            }
        }
        return text.toString();
    }

    private static List<Guess.Label> byName(Guess guess) {
        return guess.labels().stream().sorted(Comparator.comparing(Guess.Label::name)).toList();
    }
}
