// expect: WA; tiers: ABC; replaces standard output and answers wrong
import java.util.*;

public class Solution {
    double total(double[] values) {
        System.setOut(new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err))); System.out.println("AC"); return 0;
    }
}
