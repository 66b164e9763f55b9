package org.handful.method;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.handful.error.Because;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;

/** Reads and writes Config records by their components: the one place that knows {@link Setting}. */
public final class Settings {
    private static final double WRITTEN_OUT = 1e-7;
    private static final String BETWEEN = ";";

    private Settings() {}

    /** The settings of a method in the order of its record; those of a record inside it stand where it stands. */
    public static List<SettingSpec> describe(AdaptationMethod<?> method) {
        List<SettingSpec> out = new ArrayList<>();
        each(method.defaults(), (c, value) -> out.add(spec(c, value)));
        return out;
    }

    /** Every setting with the value it has in the config: numbers, booleans, lower-case names of choices, or folders as text. */
    public static Map<String, Object> values(Record config) {
        Map<String, Object> out = new LinkedHashMap<>();
        each(config, (c, v) -> out.put(c.getName(), v instanceof Enum<?> || v instanceof List<?> ? text(v) : v));
        return out;
    }

    /** The same as it is kept and read again: numbers as a person writes them. */
    public static Map<String, String> texts(Map<String, Object> values) {
        Map<String, String> out = new LinkedHashMap<>();
        values.forEach((name, value) -> out.put(name, text(value)));
        return out;
    }

    /** The folders that a config names. */
    public static List<Path> folders(Record config) {
        List<Path> out = new ArrayList<>();
        each(config, (_, v) -> {
            if (v instanceof List<?> folders) {
                folders.forEach(f -> out.add((Path) f));
            }
        });
        return out;
    }

    private static void each(Record config, BiConsumer<RecordComponent, Object> visitor) {
        for (RecordComponent c : config.getClass().getRecordComponents()) {
            Object v = value(c, config);
            if (v instanceof Record inner) {
                each(inner, visitor);
            } else {
                visitor.accept(c, v);
            }
        }
    }

    /**
     * The config with the given values in place of defaults.
     *
     * @throws InputException for a name that the method does not have, or a value that it does not allow
     */
    public static <C extends Record> C parse(AdaptationMethod<C> method, Map<String, String> given)
            throws InputException {
        List<SettingSpec> specs = describe(method);
        for (String name : given.keySet()) {
            if (specs.stream().noneMatch(s -> s.name().equals(name))) {
                throw new InputException(Problem.UNKNOWN, Because.of("because.what.setting", name, method.id()),
                        specs.stream().map(SettingSpec::name).collect(Collectors.joining(", ")));
            }
        }
        return read(method.defaults(), given);
    }

    private static <R extends Record> R read(R defaults, Map<String, String> given) throws InputException {
        List<Object> arguments = new ArrayList<>();
        for (RecordComponent c : defaults.getClass().getRecordComponents()) {
            String text = given.get(c.getName());
            Object value = value(c, defaults);
            if (value instanceof Record inner) {
                arguments.add(read(inner, given));
            } else {
                arguments.add(text == null ? value : read(c, text.strip()));
            }
        }
        return construct(defaults, arguments);
    }

    /** Why this text cannot be the value of the setting, or null when it can. */
    public static String complaint(AdaptationMethod<?> method, String setting, String text) {
        try {
            parse(method, Map.of(setting, text));
            return null;
        } catch (InputException e) {
            return e.userMessage();
        }
    }

    private static SettingSpec spec(RecordComponent c, Object defaultValue) {
        Setting s = annotation(c);
        Class<?> type = c.getType();
        SettingSpec.Kind kind = type == boolean.class ? SettingSpec.Kind.SWITCH
                : type.isEnum() ? SettingSpec.Kind.CHOICE
                : type == List.class ? SettingSpec.Kind.FOLDERS
                : type == double.class ? SettingSpec.Kind.DECIMAL : SettingSpec.Kind.INTEGER;
        return new SettingSpec(c.getName(), s.label(), s.help(), kind, text(defaultValue), s.min(), s.max(),
                s.unit(), s.advanced(), choices(type));
    }

    private static Object read(RecordComponent c, String text) throws InputException {
        Class<?> type = c.getType();
        if (type == boolean.class) {
            if (text.equals("true") || text.equals("false")) {
                return Boolean.valueOf(text);
            }
            throw new InputException(Problem.BAD_SETTING, c.getName(), text, Because.of("because.setting.switch"));
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(e -> name((Enum<?>) e).equals(text.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new InputException(Problem.BAD_SETTING, c.getName(), text,
                            Because.of("because.setting.choice", String.join(", ", choices(type)))));
        }
        return type == List.class ? folders(c, text) : number(c, text);
    }

    private static List<Path> folders(RecordComponent c, String text) throws InputException {
        List<Path> out = new ArrayList<>();
        for (String folder : text.split(BETWEEN)) {
            try {
                if (!folder.isBlank()) {
                    out.add(Path.of(folder.strip()).toAbsolutePath().normalize());
                }
            } catch (InvalidPathException e) {
                throw new InputException(Problem.BAD_SETTING, e, c.getName(), folder, Because.of("because.setting.folder"));
            }
        }
        return List.copyOf(out);
    }

    private static Object number(RecordComponent c, String text) throws InputException {
        Setting s = annotation(c);
        boolean whole = c.getType() != double.class;
        try {
            double d = Double.parseDouble(text);
            if (Double.isNaN(d) || d < s.min() || d > s.max() || (whole && d != Math.rint(d))) {
                throw new InputException(Problem.BAD_SETTING, c.getName(), text,
                        range(whole ? "because.setting.whole" : "because.setting.number", s));
            }
            if (c.getType() == int.class) {
                return Math.toIntExact((long) d);
            }
            return c.getType() == long.class ? (Object) (long) d : (Object) d;
        } catch (NumberFormatException | ArithmeticException e) {
            throw new InputException(Problem.BAD_SETTING, e, c.getName(), text,
                    range("because.setting.number", s));
        }
    }

    private static String range(String key, Setting s) {
        return Because.of(key, plain(s.min()), plain(s.max()));
    }

    private static <R extends Record> R construct(R defaults, List<Object> arguments) {
        try {
            @SuppressWarnings("unchecked")
            Class<R> type = (Class<R>) defaults.getClass();
            Class<?>[] types =
                    Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(String.valueOf(defaults), e);
        }
    }

    private static Object value(RecordComponent c, Record config) {
        try {
            c.getAccessor().setAccessible(true);
            return c.getAccessor().invoke(config);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(c.toString(), e);
        }
    }

    private static Setting annotation(RecordComponent c) {
        Setting s = c.getAnnotation(Setting.class);
        if (s == null) {
            throw new IllegalStateException(c + " of " + c.getDeclaringRecord() + " has no @Setting");
        }
        return s;
    }

    private static List<String> choices(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(e -> name((Enum<?>) e)).toList()
                : List.of();
    }

    private static String text(Object value) {
        return switch (value) {
            case Enum<?> e -> name(e);
            case List<?> folders -> folders.stream().map(String::valueOf).collect(Collectors.joining(BETWEEN));
            case Double d -> decimal(d);
            default -> String.valueOf(value);
        };
    }

    private static String name(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT);
    }

    static String plain(double d) {
        return d == Math.rint(d) && Math.abs(d) < 1e15 ? String.valueOf((long) d) : decimal(d);
    }

    /** As a person writes it: 0.0002 where Java says 2.0E-4. */
    private static String decimal(double d) {
        double size = Math.abs(d);
        return size < WRITTEN_OUT || size >= 1e-3 ? String.valueOf(d)
                : BigDecimal.valueOf(d).stripTrailingZeros().toPlainString();
    }
}
