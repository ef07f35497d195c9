package dev.onsite.recommender.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of models, {@code <version>/manifest.json} and the files it names, and {@code ACTIVE}: the version that is
 * served and, on its second line, the one before. Versions appear whole, by a rename; so does the pointer.
 */
public final class ModelStore {
    private static final String ACTIVE = "ACTIVE";

    private final Path folder;

    /**
     * Over that folder, which is made where it is missing.
     *
     * @throws IOException if it can't be made
     */
    public ModelStore(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
    }

    /** Begins a new version. */
    public ModelWriter writer(ModelWriter.Head head) throws IOException {
        return new ModelWriter(folder, head);
    }

    /** The versions there are, by name. */
    public List<String> versions() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> Files.exists(path.resolve(Manifest.FILE)))
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** What a version says of itself. */
    public Manifest manifest(String version) throws IOException {
        return Manifest.read(existing(version));
    }

    private Path existing(String version) throws IOException {
        Manifest.requireVersion(version);
        Path model = folder.resolve(version);
        if (!Files.isDirectory(model)) {
            throw new NoSuchFileException("there is no model " + version + " in " + folder + "; there are "
                    + (versions().isEmpty() ? "none" : String.join(", ", versions())));
        }
        return model;
    }

    private List<String> pointer() throws IOException {
        Path file = folder.resolve(ACTIVE);
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }

    /** The version that is to be served. */
    public Optional<String> active() throws IOException {
        return pointer().stream().findFirst();
    }

    /** The version {@link #rollBack} goes back to. */
    public Optional<String> previous() throws IOException {
        return pointer().stream().skip(1).findFirst();
    }

    /**
     * Makes a version the one that is to be served.
     *
     * @throws IOException if there is no such version
     */
    public synchronized void activate(String version) throws IOException {
        existing(version);
        Optional<String> before = active();
        if (before.isPresent() && before.get().equals(version)) {
            return;
        }
        String lines = version + "\n" + before.map(name -> name + "\n").orElse("");
        Durable.replace(folder.resolve(ACTIVE), lines.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Makes the version before the active one again, and the active one the one before.
     *
     * @throws IllegalStateException if there is none
     */
    public synchronized String rollBack() throws IOException {
        String back =
                previous().orElseThrow(() -> new IllegalStateException("there is no earlier model to go back to"));
        activate(back);
        return back;
    }

    /** Opens a version, verified. */
    public TrainedModel open(String version) throws IOException {
        return TrainedModel.open(existing(version));
    }

    /** Opens the active version; empty where there is none. */
    public Optional<TrainedModel> openActive() throws IOException {
        Optional<String> version = active();
        return version.isEmpty() ? Optional.empty() : Optional.of(open(version.get()));
    }

    /**
     * Deletes a version.
     *
     * @throws IllegalStateException if it is the active one
     */
    public synchronized void delete(String version) throws IOException {
        Path model = existing(version);
        if (active().filter(version::equals).isPresent()) {
            throw new IllegalStateException(version + " is active: activate another one first");
        }
        ModelFiles.deleteFolder(model);
    }
}
