<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>engine</name>
    <message>
        <source>The machine has no memory left for this. Choose fewer tokens or heads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This could not be computed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, but must be a whole number from %3 to %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, but must be a number from %3 to %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, outside the range from %3 to %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, but must be on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, but must be one of: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, but must be a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 bytes; the limit is %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must name a file of arrays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no field %1; the fields are: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs %1 of memory and the limit is %2. Choose fewer tokens or heads, or raise the limit in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text whose tokens attend to each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many heads look at the sequence side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the random numbers start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attention weights A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each row sums to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is %1 = %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multi-head attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several heads look at one sequence side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colour map of weights. Signed numbers always use a diverging map with zero in the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>viridis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cividis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>magma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One colour scale for all heads, so that they can be compared, or each head its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours by the logarithm of the weight, so that small weights can be told apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out first token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first key often takes most of the weight; without it the scale shows the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values in the cells; auto shows them where they fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many cells in a pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where cells are smaller than pixels, a pixel shows the largest or the mean of its cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A matrix of cells, or lines from queries to keys whose opacity is the weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links with a smaller weight are not drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By number or by a measure.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
