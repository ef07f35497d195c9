package dev.onsite.judge.value;

import java.util.List;

/** A value of a {@link Type.Structure}: its fields' values in declaration order. */
public record RecordValue(Type.Structure type, List<Object> values) {
    public RecordValue {
        values = List.copyOf(values);
        if (values.size() != type.fields().size()) {
            throw new IllegalArgumentException(
                    type.name() + " has " + type.fields().size() + " fields, got " + values.size() + " values");
        }
    }

    public static RecordValue of(Type.Structure type, Object... values) {
        return new RecordValue(type, List.of(values));
    }

    /** The value of the named field; IllegalArgumentException where there is none. */
    public Object get(String field) {
        for (int i = 0; i < values.size(); i++) {
            if (type.fields().get(i).name().equals(field)) {
                return values.get(i);
            }
        }
        throw new IllegalArgumentException(type.name() + " has no field " + field);
    }
}
