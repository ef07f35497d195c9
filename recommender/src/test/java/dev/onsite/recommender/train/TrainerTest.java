package dev.onsite.recommender.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.ann.Neighbors;
import dev.onsite.ml.ann.SearchOptions;
import dev.onsite.recommender.data.SyntheticTaste;
import dev.onsite.recommender.model.Manifest;
import dev.onsite.recommender.model.ModelStore;
import dev.onsite.recommender.model.TrainedModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private final SyntheticTaste taste = new SyntheticTaste(new SyntheticTaste.Options(1_000, 500, 10, 20, 0.1, 3));

    private TrainedModel train(Path folder, int activeUsers) throws IOException {
        ModelStore store = new ModelStore(folder);
        Trainer.Options options = new Trainer.Options(
                "v1",
                ImplicitAls.Options.of(16, 4, 1).withThreads(2),
                activeUsers,
                Manifest.Encoding.INT8,
                64,
                folder.resolve("als.checkpoint"));
        new Trainer(options, new Progress(new PrintStream(OutputStream.nullOutputStream())))
                .train(taste, taste.table(), taste.source(), null, store);
        return store.open("v1");
    }

    @Test
    void aModelHasAllUsersTrainedOnOrNot(@TempDir Path folder) throws IOException {
        TrainedModel model = train(folder, 300);

        assertEquals(1_000, model.users());
        for (int user = 0; user < 1_000; user += 37) {
            assertArrayEquals(taste.history(user), model.history(user));
            assertTrue(model.userVector(user, new float[16]));
        }
        assertTrue(model.source().startsWith("synthetic"));
        assertEquals(1, model.table().popularity()[model.popular()[0]]);
    }

    @Test
    void itsIndexFindsWhatAScanFinds(@TempDir Path folder) throws IOException {
        TrainedModel model = train(folder, 1_000);
        float[] user = new float[16];
        int found = 0;
        for (int u = 0; u < 50; u++) {
            assertTrue(model.userVector(u, user));
            Neighbors near = model.index().orElseThrow().search(user, 10, SearchOptions.ofEf(100));
            float tenth = -near.distance(9);
            int above = 0;
            for (int i = 0; i < model.items(); i++) {
                above += model.score(i, user) > tenth + 1e-6 ? 1 : 0;
            }
            found += above <= 9 ? 1 : 0;
        }
        assertTrue(found >= 48, found + " of 50");
    }

    @Test
    void similarItemsAreMostlyOfOneCluster(@TempDir Path folder) throws IOException {
        TrainedModel model = train(folder, 1_000);
        int same = 0;
        int all = 0;
        for (int rank = 0; rank < 50; rank++) {
            int item = model.popular()[rank];
            for (int near : model.similar(item)) {
                same += taste.cluster(near) == taste.cluster(item) ? 1 : 0;
                all++;
            }
        }
        assertTrue(all > 500 && same > 0.5 * all, same + " of " + all);
    }
}
