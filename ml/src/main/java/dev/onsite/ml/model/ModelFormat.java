package dev.onsite.ml.model;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How models of one type are written and read.
 *
 * @param name the type's name in the file, which never changes
 * @param version raised whenever the layout changes; a file of a higher one is refused
 * @param writer writes the model's fields
 * @param reader reads them in the same order
 * @param <M> the type of model
 */
public record ModelFormat<M extends Model>(
        String name, int version, BiConsumer<M, ModelOutput> writer, Function<ModelInput, M> reader) {}
