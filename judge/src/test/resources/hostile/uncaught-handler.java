// expect: RE; tiers: ABC; an exception whose message and trace are traps
import java.util.*;

public class Solution {
    double total(double[] values) {
        throw new RuntimeException() { @Override public String getMessage() { throw new IllegalStateException("trap"); } @Override public String toString() { while (true) { } } };
    }
}
