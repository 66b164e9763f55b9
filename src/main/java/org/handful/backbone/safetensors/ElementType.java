package org.handful.backbone.safetensors;

import java.nio.ByteBuffer;

/** Element types of the format. All can be listed; floats and integers can be read. */
public enum ElementType {
    F64(8), F32(4), F16(2), BF16(2), I64(8), I32(4), I16(2), I8(1), U64(8), U32(4), U16(2), U8(1), BOOL(1),
    F8_E4M3(1), F8_E5M2(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Size of one element. */
    public int bytes() {
        return bytes;
    }

    boolean isFloat() {
        return this == F64 || this == F32 || this == F16 || this == BF16;
    }

    boolean isInteger() {
        return this == I64 || this == I32 || this == I16 || this == I8 || this == U8;
    }

    /** The element at index i of little-endian data, rounded to float. */
    float floatAt(ByteBuffer data, int i) {
        return switch (this) {
            case F64 -> (float) data.getDouble(8 * i);
            case F32 -> data.getFloat(4 * i);
            case F16 -> Float.float16ToFloat(data.getShort(2 * i));
            case BF16 -> Float.intBitsToFloat(data.getShort(2 * i) << 16);
            default -> throw new IllegalStateException(this + " is no float");
        };
    }

    long longAt(ByteBuffer data, int i) {
        return switch (this) {
            case I64 -> data.getLong(8 * i);
            case I32 -> data.getInt(4 * i);
            case I16 -> data.getShort(2 * i);
            case I8 -> data.get(i);
            case U8 -> Byte.toUnsignedLong(data.get(i));
            default -> throw new IllegalStateException(this + " is no integer");
        };
    }
}
