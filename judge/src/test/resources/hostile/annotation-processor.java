// expect: CE; tiers: ABC; names an annotation processor, which would run in the compiler
import java.util.*;
import javax.annotation.processing.*;

public class Solution {
    @SupportedAnnotationTypes("*") public static class P extends AbstractProcessor { static { System.exit(0); } public boolean process(Set<? extends javax.lang.model.element.TypeElement> a, RoundEnvironment r) { return false; } } int broken = "x";

    double total(double[] values) {
        return 6;
    }
}
