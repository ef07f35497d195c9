package dev.onsite.ml.text;

import java.util.Arrays;
import java.util.List;

/** Term counts of documents, one after the other in flat arrays. */
final class DocumentCounter {
    private final TfIdf.Options options;
    private final TermTable table;
    private final boolean add;
    private final TokenBuffer tokens = new TokenBuffer();
    private int[] starts = new int[16];
    private int documents;
    private int[] terms = new int[1 << 12];
    private int[] counts = new int[1 << 12];
    private int entries;
    // For each term: the last document it was seen in, and its entry there.
    private int[] lastSeen = new int[1 << 10];
    private int[] entryOf = new int[1 << 10];
    private int[] documentsWith = new int[1 << 10];

    DocumentCounter(TfIdf.Options options, TermTable table, boolean add) {
        this.options = options;
        this.table = table;
        this.add = add;
        reserve(table.size());
    }

    void countAll(List<String> texts) {
        starts = new int[texts.size() + 1];
        for (String text : texts) {
            options.tokenizer().tokenize(text, tokens);
            for (int length = options.minNgram(); length <= options.maxNgram(); length++) {
                for (int first = 0; first + length <= tokens.size(); first++) {
                    count(table.find(tokens.chars(), tokens.start(first), tokens.end(first + length - 1), add));
                }
            }
            starts[++documents] = entries;
        }
    }

    private void count(int term) {
        if (term < 0) {
            return;
        }
        if (term >= lastSeen.length) {
            reserve(2 * term);
        }
        if (lastSeen[term] == documents + 1) {
            counts[entryOf[term]]++;
            return;
        }
        if (entries == terms.length) {
            terms = Arrays.copyOf(terms, 2 * entries);
            counts = Arrays.copyOf(counts, 2 * entries);
        }
        lastSeen[term] = documents + 1;
        entryOf[term] = entries;
        documentsWith[term]++;
        terms[entries] = term;
        counts[entries++] = 1;
    }

    private void reserve(int size) {
        if (size > lastSeen.length) {
            lastSeen = Arrays.copyOf(lastSeen, size);
            entryOf = Arrays.copyOf(entryOf, size);
            documentsWith = Arrays.copyOf(documentsWith, size);
        }
    }

    int documents() {
        return documents;
    }

    int entries() {
        return entries;
    }

    /** For each term, the number of documents that hold it. */
    int[] documentsWith() {
        return documentsWith;
    }

    /** The entries of a document with a column, packed as column and count, columns ascending. */
    long[] row(int document, int[] column) {
        long[] row = new long[starts[document + 1] - starts[document]];
        int size = 0;
        for (int e = starts[document]; e < starts[document + 1]; e++) {
            int j = column[terms[e]];
            if (j >= 0) {
                row[size++] = (long) j << 32 | counts[e];
            }
        }
        Arrays.sort(row, 0, size);
        return size == row.length ? row : Arrays.copyOf(row, size);
    }
}
