package org.handful.run.doctor;

/**
 * One thing that was looked at.
 *
 * @param subject stable name: {@code java}, {@code libtorch}, {@code device}, ...
 * @param detail what was found, in words
 * @param remedy what to do; empty when nothing needs to be done
 */
public record Finding(String subject, Verdict verdict, String detail, String remedy) {
    /** How it stands. A remark does not keep the program from working; what is broken does. */
    public enum Verdict {
        SOUND,
        REMARK,
        BROKEN
    }

    static Finding sound(String subject, String detail) {
        return new Finding(subject, Verdict.SOUND, detail, "");
    }

    static Finding remark(String subject, String detail, String remedy) {
        return new Finding(subject, Verdict.REMARK, detail, remedy);
    }

    static Finding broken(String subject, String detail, String remedy) {
        return new Finding(subject, Verdict.BROKEN, detail, remedy);
    }
}
