// expect: CE; tiers: ABC; constants that double until the compiler is full
import java.util.*;

public class Solution {
    static final String A = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", B = A + A + A + A + A + A + A + A + A + A + A + A + A + A + A + A, C = B + B + B + B + B + B + B + B + B + B + B + B + B + B + B + B, D = C + C + C + C + C + C + C + C + C + C + C + C + C + C + C + C, E = D + D + D + D + D + D + D + D + D + D + D + D + D + D + D + D, F = E + E + E + E + E + E + E + E + E + E + E + E + E + E + E + E, G = F + F + F + F + F + F + F + F + F + F + F + F + F + F + F + F;

    double total(double[] values) {
        return G.length();
    }
}
