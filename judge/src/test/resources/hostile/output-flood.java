// expect: OLE; tiers: ABC; prints without end
import java.util.*;

public class Solution {
    double total(double[] values) {
        while (true) System.out.println("again and again and again and again and again");
    }
}
