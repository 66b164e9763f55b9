package org.handful.run.report.markup;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** HTML and SVG in the making: everything that is not markup is escaped here and nowhere else. */
public final class Html {
    private static final int MANY = 6;
    private static final int WIDE = 12;

    private final StringBuilder out = new StringBuilder();

    /** @param attributes names and values in turn */
    public Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
        }
        out.append('>');
        return this;
    }

    public Html close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /** An element with nothing but text in it. */
    public Html put(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    public Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    public Html image(byte[] jpeg, String description) {
        return open("img", "src", "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg), "alt", description);
    }

    /** A table whose first column are words, with a link that saves it. @param name of the file */
    public Html table(String name, String download, List<String> header, List<List<String>> rows) {
        open("div", "class", "scroll").open("table").open("thead").open("tr");
        header.forEach(h -> put("th", h, "scope", "col"));
        close("tr").close("thead").open("tbody");
        for (List<String> row : rows) {
            open("tr");
            for (int c = 0; c < row.size(); c++) {
                if (c == 0) {
                    put("th", row.get(c), "scope", "row");
                } else {
                    put("td", row.get(c));
                }
            }
            close("tr");
        }
        close("tbody").close("table").close("div");
        return csv(name, download, header, rows);
    }

    /**
     * Begins a table of coloured cells. One with many columns shrinks on paper to the width of a page, which lies on its side
     * for the widest: nothing can be scrolled there.
     */
    public Html heat(int columns) {
        String many = columns > WIDE ? "many wide" : columns > MANY ? "many" : "few";
        return open("div", "class", "scroll " + many)
                .open("table", "class", "heat", "style", "--columns:" + columns).open("thead").open("tr");
    }

    /** A link that saves a table. */
    public Html csv(String name, String words, List<String> header, List<List<String>> rows) {
        StringBuilder csv = new StringBuilder("\uFEFF");
        line(csv, header);
        rows.forEach(r -> line(csv, r));
        String data = Base64.getEncoder().encodeToString(csv.toString().getBytes(StandardCharsets.UTF_8));
        return open("p", "class", "download").put("a", words, "download", name + ".csv", "href",
                "data:text/csv;charset=utf-8;base64," + data).close("p");
    }

    private static void line(StringBuilder csv, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean quoted = cell.matches("(?s).*[\",\r\n].*");
            csv.append(i == 0 ? "" : ",").append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        csv.append("\r\n");
    }

    /** A number as SVG and CSV want it. */
    public static String plain(double value, int digits) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    public static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return safe.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
